/** Mails by SES. */
@NullMarked
package io.signalbox.aws.ses;

import org.jspecify.annotations.NullMarked;

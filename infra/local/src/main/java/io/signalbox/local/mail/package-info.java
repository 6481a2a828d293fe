/** Where mails go: to a folder, or to an SMTP server. */
@NullMarked
package io.signalbox.local.mail;

import org.jspecify.annotations.NullMarked;

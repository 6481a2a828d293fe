/** Mails that came back: whoever can't or won't get mail is written to no more. */
@NullMarked
package io.signalbox.bounces;

import org.jspecify.annotations.NullMarked;

/** What mails say: their subject, text and HTML, from templates. */
@NullMarked
package io.signalbox.mails;

import org.jspecify.annotations.NullMarked;

/** The template language in which operators write mails, and its bounds. */
@NullMarked
package io.signalbox.templates;

import org.jspecify.annotations.NullMarked;

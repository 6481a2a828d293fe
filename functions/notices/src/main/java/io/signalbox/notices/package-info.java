/** The page on which the recipient of a notice answers. */
@NullMarked
package io.signalbox.notices;

import org.jspecify.annotations.NullMarked;

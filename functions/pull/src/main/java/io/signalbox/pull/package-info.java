/** Hands out feeds on request. */
@NullMarked
package io.signalbox.pull;

import org.jspecify.annotations.NullMarked;

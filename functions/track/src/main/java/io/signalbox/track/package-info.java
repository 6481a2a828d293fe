/** Tells what happened to envelopes and destinations. */
@NullMarked
package io.signalbox.track;

import org.jspecify.annotations.NullMarked;

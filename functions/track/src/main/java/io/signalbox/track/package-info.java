/** Tells what happened to envelopes and destinations, pauses and replays. */
@NullMarked
package io.signalbox.track;

import org.jspecify.annotations.NullMarked;

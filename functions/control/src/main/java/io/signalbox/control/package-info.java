/** Acts: pauses, replays and tests destinations, sends notices again, and erases. */
@NullMarked
package io.signalbox.control;

import org.jspecify.annotations.NullMarked;

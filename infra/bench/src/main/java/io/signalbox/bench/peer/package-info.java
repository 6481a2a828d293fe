/** Receivers of what a hub sends, one for each way of delivery, that cost next to nothing. */
@NullMarked
package io.signalbox.bench.peer;

import org.jspecify.annotations.NullMarked;

/** From end to end: how much the local hub takes and delivers, how soon, and in how much memory. */
@NullMarked
package io.signalbox.bench.flow;

import org.jspecify.annotations.NullMarked;

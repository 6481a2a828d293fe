/** Simulated time, threads that take turns, and what goes wrong when. */
@NullMarked
package io.signalbox.simulation.engine;

import org.jspecify.annotations.NullMarked;

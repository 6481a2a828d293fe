/** Runs the hub's own code in simulated time, with faults, from one seed. */
@NullMarked
package io.signalbox.simulation;

import org.jspecify.annotations.NullMarked;

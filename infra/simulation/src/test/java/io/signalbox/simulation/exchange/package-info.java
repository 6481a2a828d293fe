/** Hubs that push to each other. */
@NullMarked
package io.signalbox.simulation.exchange;

import org.jspecify.annotations.NullMarked;

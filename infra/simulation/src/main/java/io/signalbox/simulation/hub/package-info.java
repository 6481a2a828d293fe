/** A hub: its functions in processes, called by pollers as Lambda calls them. */
@NullMarked
package io.signalbox.simulation.hub;

import org.jspecify.annotations.NullMarked;

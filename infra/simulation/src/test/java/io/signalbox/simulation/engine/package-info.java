@NullMarked
package io.signalbox.simulation.engine;

import org.jspecify.annotations.NullMarked;

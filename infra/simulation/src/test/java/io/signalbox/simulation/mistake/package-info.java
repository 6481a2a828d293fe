@NullMarked
package io.signalbox.simulation.mistake;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.signalbox.simulation.check;

import org.jspecify.annotations.NullMarked;

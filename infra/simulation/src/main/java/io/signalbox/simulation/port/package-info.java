/** The storage port as it is when calls fail, answers get lost and processes die. */
@NullMarked
package io.signalbox.simulation.port;

import org.jspecify.annotations.NullMarked;

/** Fuzzing: what a stranger may send, mutated until something gives way. */
@NullMarked
package io.signalbox.fuzz;

import org.jspecify.annotations.NullMarked;

/** Decides who is told of an event: a pure core, and what reads the directory for it. */
@NullMarked
package io.signalbox.directory.lookup;

import org.jspecify.annotations.NullMarked;

/** Reads what sources of the directory send, in their forms. */
@NullMarked
package io.signalbox.directory.imports;

import org.jspecify.annotations.NullMarked;

/** Changes the directory: one object at a time, or all that a source brings. */
@NullMarked
package io.signalbox.directory.edit;

import org.jspecify.annotations.NullMarked;

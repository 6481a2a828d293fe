/** Programs that come from PyPI, for the build: pinned, and installed once per machine. */
@NullMarked
package io.signalbox.python;

import org.jspecify.annotations.NullMarked;

/** The command line: what is typed, who it is, and what is shown. */
@NullMarked
package io.signalbox.cli;

import org.jspecify.annotations.NullMarked;

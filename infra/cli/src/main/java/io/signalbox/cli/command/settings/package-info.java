/** Commands that show and change settings and the directory. */
@NullMarked
package io.signalbox.cli.command.settings;

import org.jspecify.annotations.NullMarked;

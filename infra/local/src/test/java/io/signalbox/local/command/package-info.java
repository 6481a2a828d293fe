/** The command line at a hub in this process. */
@NullMarked
package io.signalbox.local.command;

import org.jspecify.annotations.NullMarked;

/** What commands have in common. */
@NullMarked
package io.signalbox.cli.command;

import org.jspecify.annotations.NullMarked;

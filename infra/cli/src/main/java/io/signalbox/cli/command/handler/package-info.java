/** Commands of a handler: what became of events, and who gets them. */
@NullMarked
package io.signalbox.cli.command.handler;

import org.jspecify.annotations.NullMarked;

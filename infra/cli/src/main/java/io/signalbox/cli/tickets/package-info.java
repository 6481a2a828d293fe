/** Tickets about events, in the ticket system RT with RTIR. */
@NullMarked
package io.signalbox.cli.tickets;

import org.jspecify.annotations.NullMarked;

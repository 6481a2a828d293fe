@NullMarked
package io.signalbox.cli.tickets;

import org.jspecify.annotations.NullMarked;

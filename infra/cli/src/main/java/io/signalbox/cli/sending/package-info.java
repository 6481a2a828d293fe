/** Sending the rows of a table once. */
@NullMarked
package io.signalbox.cli.sending;

import org.jspecify.annotations.NullMarked;

/** What a command shows: tables, JSON, CSV, NDJSON, progress; safe for a terminal. */
@NullMarked
package io.signalbox.cli.output;

import org.jspecify.annotations.NullMarked;

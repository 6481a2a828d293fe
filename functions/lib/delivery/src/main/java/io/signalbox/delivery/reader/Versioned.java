package io.signalbox.delivery.reader;

/**
 * A reader as it stands in the table.
 *
 * @param version what a write must name, so that it overwrites nobody else's
 */
public record Versioned(Reader reader, long version) {}

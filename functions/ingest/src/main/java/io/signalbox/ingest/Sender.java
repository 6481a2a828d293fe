package io.signalbox.ingest;

/**
 * Who posts, and what is to become of what can't be taken.
 *
 * @param quarantines whether it is kept aside, and answered as a success
 * @param refusesUnknown whether an event that is not as IntelMQ has it counts as one
 */
record Sender(String name, boolean quarantines, boolean refusesUnknown) {}

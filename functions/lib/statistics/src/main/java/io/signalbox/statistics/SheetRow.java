package io.signalbox.statistics;

/**
 * How often events with these values came.
 *
 * @param hosts the HyperLogLog sketch of their hosts; empty where none has one
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared: it goes from a part to a count.
record SheetRow(Tuple tuple, long events, byte[] hosts) {}

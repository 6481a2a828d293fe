package io.signalbox.statistics;

import java.util.Map;

/**
 * How often events with these values came.
 *
 * @param delays how often each class of durations occurred, see {@link Delays}
 * @param hosts the HyperLogLog sketch of their hosts; empty where none has one
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared: it goes from a part to a count.
record SheetRow(Tuple tuple, long events, byte[] hosts, Map<Integer, Long> delays) {}

package io.signalbox.transfer;

import io.signalbox.envelope.Coding;
import io.signalbox.store.DueTable;
import io.signalbox.store.TableScan;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a hub keeps, on whichever engine.
 *
 * @param tables its tables
 * @param scans reads whole tables
 * @param envelopesForFanout the table of envelopes, written so that fanout is told
 * @param coding how the hub writes envelopes
 * @param retention how long it keeps feeds
 */
public record HubData(
    Function<HubTable, DueTable> tables,
    Function<HubTable, TableScan> scans,
    Supplier<DueTable> envelopesForFanout,
    Coding coding,
    Duration retention,
    Clock clock) {

  DueTable table(HubTable table) {
    return tables.apply(table);
  }

  TableScan scan(HubTable table) {
    return scans.apply(table);
  }
}

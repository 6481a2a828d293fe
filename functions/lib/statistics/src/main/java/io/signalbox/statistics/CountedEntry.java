package io.signalbox.statistics;

import io.signalbox.delivery.log.OutcomePage;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An entry of a log that is counted.
 *
 * @param next the place after it
 * @param events how many it counts as; none where it is not counted
 * @param journal the journal's entry; empty in other logs
 * @param outcomes the page of outcomes it is in; empty in other logs
 * @param delay how long something took, in classes; empty where nobody knows
 */
record CountedEntry(
    Position position,
    Position next,
    Instant at,
    JournalRow row,
    Tuple tuple,
    long events,
    Optional<Entry> journal,
    Optional<OutcomePage> outcomes,
    OptionalInt delay) {}

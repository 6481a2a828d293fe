package io.signalbox.delivery.log;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.DelayBucket;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What became of one event at one destination, or of several of which nothing else is known.
 *
 * @param events how many
 * @param delay the {@link DelayBucket} of the time from the event's receipt; empty unless it was
 *     delivered
 * @param row what the event is counted by
 */
public record OutcomeRow(Result result, int events, OptionalInt delay, JournalRow row) {
  /** What a row has of an event: what it is counted by, and its host. */
  public static final Set<JournalColumn> COUNTED =
      Set.copyOf(
          EnumSet.complementOf(
              EnumSet.of(
                  JournalColumn.MALWARE,
                  JournalColumn.DESTINATION_ADDRESS,
                  JournalColumn.URL_HOST,
                  JournalColumn.TAGS,
                  JournalColumn.DELAY,
                  JournalColumn.TIME,
                  JournalColumn.CONTACT)));

  /**
   * One event.
   *
   * @param at when the outcome was known
   */
  public static OutcomeRow of(Result result, StoredEnvelope stored, Instant at) {
    OptionalInt delay =
        result == Result.DELIVERED
            ? OptionalInt.of(DelayBucket.of(Duration.between(stored.receivedAt(), at)))
            : OptionalInt.empty();
    return new OutcomeRow(result, 1, delay, JournalRow.of(stored).only(COUNTED).withOneHost());
  }

  /** Events of which the content is not at hand. */
  public static OutcomeRow of(Result result, int events) {
    return new OutcomeRow(result, events, OptionalInt.empty(), JournalRow.EMPTY);
  }

  /** The same rows in an order in which a page takes fewer bytes. */
  static List<OutcomeRow> alikeTogether(List<OutcomeRow> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing((OutcomeRow row) -> row.row().get(JournalColumn.ASN))
                .thenComparing(row -> row.row().host())
                .thenComparing(row -> row.row().values().toString()))
        .toList();
  }
}

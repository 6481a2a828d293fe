package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches for results where an earlier version wrote some of the sheets of outcomes. */
class OldOutcomeSheetsTest {
  /** Writes sheets as the earlier version did, which did not write which events had results. */
  private static Table asBefore(Table table) {
    return new ForwardingTable(table) {
      @Override
      public Insertion insertIfAbsent(Draft draft) {
        Key key = draft.key();
        if (key.partition().startsWith("~statistics/results/")) {
          return super.insertIfAbsent(Draft.of(new Key("~nowhere", key.sort()), draft.body()));
        }
        return super.insertIfAbsent(
            key.partition().matches("~statistics/outcomes/./hour")
                ? new Draft(key, asBefore(draft.body()), draft.due(), draft.expires())
                : draft);
      }
    };
  }

  /** Behind the version, the hour and two positions it says that the sheet is whole. */
  private static Body asBefore(Body head) {
    ByteBuffer bytes = ByteBuffer.wrap(head.bytes());
    bytes.position(1 + Long.BYTES);
    for (int text = 0; text < 2; text++) {
      int length = bytes.getShort();
      bytes.position(bytes.position() + length);
    }
    bytes.put(bytes.position(), (byte) 1);
    return Body.of(bytes.array());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void all_events_with_a_result_are_found(long seed) {
    Random random = new Random(seed);
    try (Journal journal = new Journal(random)) {
      int old = random.nextInt(40);
      for (int turn = 0; turn < 60; turn++) {
        journal.append(1 + random.nextInt(9));
        journal.delivered.deliver(Map.of());
        journal.clock.advance(Duration.ofMinutes(random.nextInt(100)));
        boolean isOld = turn < old || (turn > 45 && random.nextBoolean());
        journal.builder(isOld ? asBefore(journal.feeds) : journal.feeds).build(() -> true);
        if (turn % 10 == 9) {
          for (Result result : List.of(Result.REFUSED, Result.FAILED, Result.RECEIVED)) {
            assertFound(journal, result, random.nextBoolean());
          }
        }
      }
    }
  }

  private static void assertFound(Journal journal, Result result, boolean newestFirst) {
    EventSearch search =
        new EventSearch(
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            Instant.MAX,
            new EventFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(result)));
    List<EnvelopeKey> expected = journal.keys(search);

    assertThat(
            journal
                .finder()
                .find(
                    search,
                    newestFirst,
                    Optional.empty(),
                    9_999,
                    journal.access(search),
                    () -> true)
                .entries())
        .extracting(located -> located.entry().key())
        .isEqualTo(newestFirst ? expected.reversed() : expected);
  }
}

package io.signalbox.delivery.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final FeedId FEED = new FeedId("soc", "0123");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final DeliveryLog log =
      new DeliveryLog(store.table("Deliveries"), clock, Duration.ofDays(1));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void what_was_sent_together_is_read_together_the_latest_positions_first() {
    DeliveryRecord first = record(FEED, 1, Result.FAILED);
    DeliveryRecord second = record(FEED, 2, Result.UNKNOWN);
    DeliveryRecord third = record(FEED, 3, Result.DELIVERED);
    log.add(ReaderId.main(FEED), "a", List.of(first, second));
    log.add(ReaderId.main(FEED), "b", List.of(third));
    FeedId other = new FeedId("soc", "4567");
    log.add(ReaderId.main(other), "c", List.of(record(other, 1, Result.GONE)));

    Position end = new Position(Integer.MAX_VALUE, 0);
    assertThat(log.newest(FEED, end, 9)).containsExactly(third, first, second);
    assertThat(log.newest(FEED, end, 1)).containsExactly(third);
    assertThat(log.newest(FEED, third.from(), 9)).containsExactly(first, second);
  }

  @Test
  void the_same_run_is_logged_once_and_expires() {
    DeliveryRecord record = record(FEED, 1, Result.REFUSED);
    log.add(ReaderId.main(FEED), "a", List.of(record));
    log.add(ReaderId.main(FEED), "a", List.of(record));

    assertThat(log.newest(FEED, new Position(9, 0), 9)).containsExactly(record);
  }

  @Test
  void a_record_covers_what_lies_between_its_ends() {
    DeliveryRecord record = record(FEED, 5, Result.DELIVERED);

    assertThat(record.covers(new Position(5, 0))).isTrue();
    assertThat(record.covers(new Position(5, 99))).isTrue();
    assertThat(record.covers(new Position(4, 99))).isFalse();
    assertThat(record.covers(new Position(6, 0))).isFalse();
  }

  @Test
  void each_outcome_has_its_word() {
    assertThat(Result.of(new Outcome.Delivered("")).word()).isEqualTo("delivered");
    assertThat(Result.of(new Outcome.Failed("")).word()).isEqualTo("failed");
    assertThat(Result.of(new Outcome.ContentRefused("")).word()).isEqualTo("refused");
    assertThat(Result.of(new Outcome.RecipientRefused("")).word()).isEqualTo("gone");
    assertThat(Result.of(new Outcome.Unknown("")).word()).isEqualTo("unknown");
  }

  private static DeliveryRecord record(FeedId feed, int page, Result result) {
    return new DeliveryRecord(
        new UUID(0, page),
        feed,
        "main",
        new Position(page, 0),
        new Position(page + 1, 0),
        3,
        1,
        NOW.plusSeconds(page),
        result,
        "an answer");
  }
}

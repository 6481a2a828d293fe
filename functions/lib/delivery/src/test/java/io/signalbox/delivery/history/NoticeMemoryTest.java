package io.signalbox.delivery.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoticeMemoryTest {
  private static final Instant SEEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(10);

  /** What counts for as long as its item is kept could expire between two tries of a mail. */
  @Test
  void what_recipients_knew_counts_for_half_of_what_its_item_is_kept() {
    ManualClock clock = new ManualClock(SEEN);
    try (EmbeddedStore store = EmbeddedStore.inMemory(clock)) {
      NoticeMemory memory = new NoticeMemory(store.table("Deliveries"), clock, RETENTION);
      Known known = Known.told(SEEN, SEEN);
      Instant half = SEEN.plus(RETENTION.dividedBy(2));
      assertThat(memory.isKept(known, half)).isTrue();
      assertThat(memory.isKept(known, half.plusMillis(1))).isFalse();

      Instant month = SEEN.plus(NoticeMemory.GONE_KEPT);
      assertThat(memory.isKept(known.gone(), month)).isTrue();
      assertThat(memory.isKept(known.gone(), month.plusMillis(1))).isFalse();
    }
  }
}

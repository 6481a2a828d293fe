package io.signalbox.delivery.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.ManualClock;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutcomeLogTest {
  private static final List<OutcomeRow> ROWS = List.of(OutcomeRow.of(Result.DELIVERED, 3));
  private static final ConcernedEvents CONCERNED =
      new ConcernedEvents(Result.RETURNED, 1, List.of());

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final LosingTable table = new LosingTable(store.table("Deliveries"));
  private final OutcomeLog log = new OutcomeLog(table, clock, Duration.ofDays(1));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_write_whose_answer_was_lost_is_there_once_when_it_is_repeated() {
    table.losesAnswers = true;
    assertThatThrownBy(() -> log.append("a", "soc", ROWS, List.of()))
        .isInstanceOf(StoreException.class);
    table.losesAnswers = false;
    log.append("a", "soc", ROWS, List.of());

    assertThat(ids()).containsExactly("a");
  }

  @Test
  void it_is_there_once_although_others_wrote_behind_it_meanwhile() {
    table.losesAnswers = true;
    assertThatThrownBy(() -> log.append("a", "soc", ROWS, List.of()))
        .isInstanceOf(StoreException.class);
    table.losesAnswers = false;
    String other = "e";
    assertThat(Math.floorMod(other.hashCode() - "a".hashCode(), OutcomeLog.PARTS))
        .as("how far its part is")
        .isZero();
    log.append(other, "soc", ROWS, List.of());
    log.append("a", "soc", ROWS, List.of());

    assertThat(ids()).containsExactlyInAnyOrder("a", other);
  }

  @Test
  void what_several_tell_at_any_time_is_there_once() {
    OutcomeRow returned = OutcomeRow.of(Result.RETURNED, 3);
    table.losesAnswers = true;
    assertThatThrownBy(() -> log.appendOnce("a", "soc", returned, CONCERNED))
        .isInstanceOf(StoreException.class);
    table.losesAnswers = false;
    log.appendOnce("a", "soc", returned, CONCERNED);
    IntStream.range(0, 60).forEach(i -> log.append("b" + i, "soc", ROWS, List.of()));
    clock.advance(Duration.ofHours(3));
    log.append("e", "soc", ROWS, List.of());
    OutcomeLog other = new OutcomeLog(table, clock, Duration.ofDays(1));
    other.append("i", "soc", ROWS, List.of());
    other.appendOnce("a", "soc", returned, CONCERNED);

    assertThat(ids()).containsOnlyOnce("a");
  }

  @Test
  void what_two_tell_at_once_is_there_once_though_others_write_between_them() {
    OutcomeRow returned = OutcomeRow.of(Result.RETURNED, 3);
    OutcomeLog others = new OutcomeLog(store.table("Deliveries"), clock, Duration.ofDays(1));
    table.beforePage =
        () -> {
          others.append("e", "soc", ROWS, List.of());
          others.appendOnce("a", "soc", returned, CONCERNED);
          others.append("i", "soc", ROWS, List.of());
        };
    log.appendOnce("a", "soc", returned, CONCERNED);

    assertThat(ids()).containsExactlyInAnyOrder("e", "a", "i");
  }

  @Test
  void a_write_is_there_once_when_what_followed_it_failed() {
    log.append("a", "soc", ROWS, List.of());
    log.append("e", "soc", ROWS, List.of());
    log.append("a", "soc", ROWS, List.of());

    assertThat(ids()).containsExactlyInAnyOrder("a", "e");
  }

  @Test
  void who_writes_beside_others_is_refused_once_however_much_they_wrote() {
    OutcomeLog other = new OutcomeLog(store.table("Deliveries"), clock, Duration.ofDays(1));
    log.append("a", "soc", ROWS, List.of());
    IntStream.range(0, 100).forEach(i -> other.append("b" + i, "soc", ROWS, List.of()));
    table.refused = 0;
    log.append("e", "soc", ROWS, List.of());
    assertThat(table.refused).isEqualTo(1);

    IntStream.range(100, 200).forEach(i -> other.append("b" + i, "soc", ROWS, List.of()));
    log.append("i", "soc", ROWS, List.of());
    assertThat(table.refused).as("it asks first now").isEqualTo(1);
  }

  private List<String> ids() {
    return IntStream.range(0, OutcomeLog.PARTS)
        .boxed()
        .flatMap(part -> log.read(part, 0, 100).stream())
        .map(OutcomePage::id)
        .toList();
  }

  /** Inserts, and may not tell. */
  private static final class LosingTable extends ForwardingTable {
    private boolean losesAnswers;
    private int refused;

    /** Done once, when a page is about to be inserted. */
    private Runnable beforePage = () -> {};

    LosingTable(Table table) {
      super(table);
    }

    @Override
    public Insertion insertIfAbsent(Draft draft) {
      if (!draft.key().sort().equals("tried")) {
        Runnable others = beforePage;
        beforePage = () -> {};
        others.run();
      }
      Insertion insertion = super.insertIfAbsent(draft);
      refused += insertion instanceof Insertion.Present ? 1 : 0;
      if (losesAnswers) {
        throw new StoreException.Unavailable("no answer", new IOException("connection reset"));
      }
      return insertion;
    }
  }
}

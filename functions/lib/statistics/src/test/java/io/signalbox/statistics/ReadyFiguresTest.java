package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What figures that are ready cost, whatever the journal holds. */
class ReadyFiguresTest {
  private static final int DAYS = 10;
  private static final int HOURS_A_DAY = 10;

  private final Journal journal = new Journal(new Random(5));

  @AfterEach
  void close() {
    journal.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void they_take_as_few_reads_of_a_large_journal_as_of_a_small_one(int events) {
    Instant from = journal.clock.instant().truncatedTo(ChronoUnit.DAYS);
    for (int day = 0; day < DAYS; day++) {
      for (int hour = 0; hour < HOURS_A_DAY; hour++) {
        journal.append(events / (DAYS * HOURS_A_DAY));
        journal.clock.advance(Duration.ofHours(1));
      }
      journal.clock.advance(Duration.ofHours(24 - HOURS_A_DAY));
    }
    Question question =
        new Question(
            List.of(Dimension.CONTACT),
            Map.of(),
            from,
            Optional.of(from.plus(DAYS, ChronoUnit.DAYS)),
            Level.DAY);
    CountingTable behind = new CountingTable(journal.feeds);
    assertThatThrownBy(() -> journal.statistics(behind).ready(question, () -> true))
        .isInstanceOf(TooMuch.class);
    assertThat(behind.reads()).isLessThan(60);

    journal.clock.set(journal.clock.instant().truncatedTo(ChronoUnit.DAYS).plusSeconds(900));
    while (journal.builder(journal.feeds).build(() -> true) > 0) {}
    CountingTable counted = new CountingTable(journal.feeds);

    Figures ready = journal.statistics(counted).ready(question, () -> true);

    assertThat(ready.rows()).isEqualTo(journal.statistics().count(question, () -> true).rows());
    assertThat(ready.rows()).isNotEmpty();
    assertThat(counted.reads()).isLessThan(60);
  }
}

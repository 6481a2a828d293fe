package io.signalbox.statistics.habit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.destination.FailureRates;
import io.signalbox.delivery.destination.FailureRates.Rate;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.statistics.CountedLogs;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.SheetBuilder;
import io.signalbox.statistics.Statistics;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureWatchTest {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int WEEK = 7 * 24;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-09T00:30:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedStream told = store.stream("envelopes");
  private final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, new Random(1), RETENTION);
  private final OutcomeLog outcomes = new OutcomeLog(store.table("deliveries"), clock, RETENTION);
  private final CountedLogs logs =
      new CountedLogs(store.table("feeds"), envelopes, store.table("deliveries"), clock, RETENTION);
  private final HostKey key = new HostKey(new MemorySecrets(), new Random(2));
  private final FailureRates rates = new FailureRates(store.table("feeds"), clock);
  private final FailureWatch watch =
      new FailureWatch(
          new Statistics(store.table("feeds"), logs, key, clock, RETENTION, 1),
          new HubNotices(envelopes, "hub-a", "watch"),
          rates);
  private int written;

  @AfterEach
  void close() {
    store.close();
  }

  /** An hour passes in which so many events were delivered, and so many failed. */
  private void hour(String destination, int delivered, int failed) {
    List<OutcomeRow> rows = new ArrayList<>();
    rows.add(OutcomeRow.of(Result.DELIVERED, delivered));
    rows.add(OutcomeRow.of(Result.FAILED, failed));
    rows.removeIf(row -> row.events() == 0);
    outcomes.append("write-" + written++, destination, rows, List.of());
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    clock.advance(HOUR);
    new SheetBuilder(store.table("feeds"), logs, key, clock, RETENTION).build(() -> true);
    watch.look(hour, () -> true);
  }

  private void hours(int count, int delivered, int failed) {
    for (int i = 0; i < count; i++) {
      hour("soc", delivered, failed);
    }
  }

  private List<String> told() {
    return told.after(0, 100).stream()
        .flatMap(change -> envelopes.arrival(change).stream())
        .map(stored -> SanitisedEvent.fields(stored.envelope(), _ -> true))
        .map(
            event ->
                event.path("classification.identifier").asText()
                    + " "
                    + event.path("extra.hub.destination").asText()
                    + " "
                    + event.path("extra.hub.failed_percent_least").asText()
                    + " "
                    + event.path("extra.hub.week").asText())
        .toList();
  }

  @Test
  void more_failures_than_usual_are_told_once_a_week_for_each_doubling() {
    hours(WEEK, 100, 2);
    assertThat(told()).isEmpty();

    hours(3, 85, 15);
    assertThat(told()).containsExactly("hub.destination.failure-rate soc 10 2026-11-16");

    hours(2, 50, 50);
    assertThat(told())
        .containsExactly(
            "hub.destination.failure-rate soc 10 2026-11-16",
            "hub.destination.failure-rate soc 40 2026-11-16");
    Rate last = new Rate(50, Instant.parse("2026-11-16T04:00:00Z"));
    assertThat(rates.find("soc")).contains(last);
    assertThat(rates.all()).containsExactly(Map.entry("soc", last));

    clock.advance(FailureRates.KEPT);
    assertThat(rates.find("soc")).isEmpty();
    assertThat(rates.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "100, 9, too few",
    "1000, 90, too small a part",
    "0, 500, told by who delivers: nothing is taken",
  })
  void little_is_not_told(int delivered, int failed, String why) {
    hours(WEEK, 100, 0);
    hours(1, delivered, failed);

    assertThat(told()).as(why).isEmpty();
  }

  @Test
  void what_is_less_than_three_times_the_usual_part_is_not_told() {
    hours(WEEK, 961, 39);
    hours(1, 895, 105);
    assertThat(told()).isEmpty();

    hours(1, 880, 120);
    assertThat(told()).containsExactly("hub.destination.failure-rate soc 10 2026-11-16");
  }

  @Test
  void a_destination_at_which_much_always_fails_is_not_told_and_another_is() {
    hours(1, 100, 100);
    assertThat(told()).as("nothing is known of it yet").hasSize(1);
    hours(WEEK + 24, 100, 100);
    assertThat(told()).as("of its first week").hasSizeLessThanOrEqualTo(2);
    int before = told().size();
    hours(WEEK, 90, 110);
    hour("cert", 100, 30);

    assertThat(told().subList(before, told().size()))
        .containsExactly("hub.destination.failure-rate cert 20 2026-11-23");
  }
}

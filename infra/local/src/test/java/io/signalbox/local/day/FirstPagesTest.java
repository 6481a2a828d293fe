package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.platform.Access;
import io.signalbox.scenarios.ConsoleClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What the screens ask the tables for when they are opened, at a small hub and at a large one. With
 * {@code -Dfull} the large one has 100,000 events, 1,000 destinations and 3,000 organisations.
 */
class FirstPagesTest {
  private static final Size SMALL = new Size(1_000, 20, 30);

  /** What background work does meanwhile is none of theirs. */
  private static final Set<String> ANSWERING =
      Set.of(
          "ConsoleFunction",
          "TrackFunction",
          "StatisticsFunction",
          "IngestFunction",
          "SettingsFunction",
          "DirectoryFunction",
          "LookupFunction",
          "ErasuresFunction",
          "PullFunction");

  private static final List<String> SCREENS =
      List.of(
          "today",
          "search",
          "search?q=type:scanner",
          "feeds",
          "notices",
          "destinations",
          "responsible",
          "responsible?q=10.0.5.7",
          "rules",
          "senders",
          "statistics",
          "statistics?by=type",
          "audit",
          "history",
          "people",
          "proposals");

  /** Sheets of days with many events have parts, of which a summary is read, and settings, too. */
  private static final int MORE = 50;

  private record Cost(int status, int calls, int bytes) {}

  @Test
  void of_a_large_hub_they_ask_for_no_more_than_of_a_small_one() {
    Map<String, Cost> small = costs(SMALL);
    Map<String, Cost> large = costs(Size.ofProperty());

    SoftAssertions faults = new SoftAssertions();
    large.forEach(
        (screen, cost) -> {
          Cost few = small.getOrDefault(screen, cost);
          faults.assertThat(cost.status()).as(screen).isEqualTo(200);
          faults.assertThat(cost.calls()).as(screen).isLessThanOrEqualTo(few.calls() + MORE);
        });
    faults.assertAll();
    assertThat(large.keySet()).containsExactlyElementsOf(SCREENS);
  }

  private static Map<String, Cost> costs(Size size) {
    AtomicInteger calls = new AtomicInteger();
    Map<String, Cost> costs = new LinkedHashMap<>();
    try (DayHub day =
            DayHub.full(size, options -> options.withAccesses(access -> count(access, calls)));
        ConsoleClient console = new ConsoleClient(day.url())) {
      console.signIn(day.administratorToken());
      for (String screen : SCREENS) {
        console.get(screen);
        calls.set(0);
        var page = console.get(screen);
        costs.put(screen, new Cost(page.statusCode(), calls.get(), page.body().length()));
      }
    }
    return costs;
  }

  private static void count(Access access, AtomicInteger calls) {
    if (ANSWERING.contains(access.function()) && access.action().startsWith("dynamodb:")) {
      calls.incrementAndGet();
    }
  }
}

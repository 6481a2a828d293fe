package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.Located;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of the journal searches read. */
class SearchReadsTest {
  @Test
  void a_rare_event_is_found_without_reading_the_journal() {
    try (Journal journal = new Journal(new Random(5))) {
      for (int hour = 0; hour < 40; hour++) {
        journal.append(30);
        journal.clock.advance(Duration.ofHours(1));
      }
      journal.builder(journal.feeds).build(() -> true);
      CountingTable table = new CountingTable(journal.feeds);
      EventSearch search =
          new EventSearch(
              Map.of(),
              Optional.of(Network.parse("198.51.100.77")),
              Optional.empty(),
              Optional.empty(),
              Instant.EPOCH,
              Instant.MAX);

      Found found =
          journal
              .finder(table)
              .find(search, true, Optional.empty(), 10, (_, _) -> true, () -> true);

      assertThat(found.entries()).extracting(Located::entry).isEmpty();
      assertThat(found.next()).isEmpty();
      // Each of six sizes of filters, and the journal's end.
      assertThat(table.reads()).isLessThan(12);
    }
  }

  /** Of so many hours, each with pages of which the second has one event of that type. */
  private static Journal hours(int hours, int pages) {
    Journal journal = new Journal(new Random(5));
    for (int hour = 0; hour < hours; hour++) {
      for (int page = 0; page < pages; page++) {
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          events.add(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("classification.type", page == 1 && i == 0 ? "phishing" : "scanner")
                  .put("source.ip", "192.0.2." + i));
        }
        journal.append(events);
        journal.clock.advance(Duration.ofHours(1).dividedBy(pages));
      }
    }
    journal.clock.advance(Duration.ofHours(1));
    journal.builder(journal.feeds).build(() -> true);
    return journal;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_first_page_reads_only_pages_that_have_events_of_it(boolean newestFirst) {
    try (Journal journal = hours(50, 20)) {
      EventSearch rare = ofType("phishing");
      EventSearch frequent = ofType("scanner");
      CountingTable forRare = new CountingTable(journal.feeds);
      CountingTable forFrequent = new CountingTable(journal.feeds);

      Found some =
          journal
              .finder(forRare)
              .find(rare, newestFirst, Optional.empty(), 30, (_, _) -> true, () -> true);
      Found others =
          journal
              .finder(forFrequent)
              .find(frequent, newestFirst, Optional.empty(), 30, (_, _) -> true, () -> true);

      List<EnvelopeKey> expected = journal.keys(rare);
      assertThat(some.entries())
          .extracting(located -> located.entry().key())
          .isEqualTo((newestFirst ? expected.reversed() : expected).subList(0, 30));
      assertThat(others.entries()).hasSize(30);
      // One page for each event, and to know that there is more: many at once.
      assertThat(forRare.reads()).isLessThan(25);
      assertThat(forRare.pages()).isLessThanOrEqualTo(30 + 5);
      assertThat(forFrequent.pages()).isLessThanOrEqualTo(30 + 5);
    }
  }

  /** In every page there is an event with each value, and in one page an event with both. */
  @Test
  void values_of_all_pages_are_found_together_without_reading_the_journal() {
    try (Journal journal = new Journal(new Random(5))) {
      for (int page = 0; page < 100; page++) {
        journal.append(
            List.of(
                event("phishing", page == 77 ? "AT" : "EE"),
                event("scanner", "AT"),
                event("scanner", "EE")));
        journal.clock.advance(Duration.ofMinutes(20));
      }
      journal.clock.advance(Duration.ofHours(1));
      journal.builder(journal.feeds).build(() -> true);
      CountingTable table = new CountingTable(journal.feeds);
      EventSearch search =
          new EventSearch(
              Map.of(JournalColumn.TYPE, "phishing", JournalColumn.COUNTRY, "AT"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Instant.EPOCH,
              Instant.MAX);

      Found found =
          journal
              .finder(table)
              .find(search, true, Optional.empty(), 10, (_, _) -> true, () -> true);

      assertThat(found.entries())
          .extracting(located -> located.entry().key())
          .isEqualTo(journal.keys(search))
          .hasSize(1);
      assertThat(table.pages()).isLessThan(5);
    }
  }

  private static ObjectNode event(String type, String country) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("classification.type", type)
        .put("source.geolocation.cc", country);
  }

  private static EventSearch ofType(String type) {
    return new EventSearch(
        Map.of(JournalColumn.TYPE, type),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.MAX);
  }
}

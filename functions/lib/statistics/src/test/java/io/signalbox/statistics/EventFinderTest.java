package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.Located;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFinderTest {
  private static final Instant EARLY = Instant.parse("2026-01-30T21:17:00Z");

  /** Reads a search to its end, while events come in and sheets are written. */
  private static List<EnvelopeKey> all(
      Journal journal, EventSearch search, boolean newestFirst, Random random) {
    List<EnvelopeKey> found = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    do {
      Found part =
          journal
              .finder()
              .find(
                  search,
                  newestFirst,
                  after,
                  1 + random.nextInt(5),
                  (located, row) -> true,
                  () -> random.nextInt(3) > 0);
      part.entries().forEach(located -> found.add(located.entry().key()));
      after = part.next();
      if (random.nextInt(3) == 0) {
        journal.clock.advance(Duration.ofMinutes(random.nextInt(90)));
        journal.append(1 + random.nextInt(5));
        build(journal, random);
      }
    } while (after.isPresent());
    return found;
  }

  private static void build(Journal journal, Random random) {
    try {
      journal
          .builder(new DyingTable(journal.feeds, random.nextInt(8), random.nextBoolean()))
          .build(() -> random.nextInt(4) > 0);
    } catch (StoreException.Unavailable died) {
      assertThat(died).hasMessage("It dies here");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5})
  void a_search_finds_what_a_plain_scan_finds_once_while_events_come_in(long seed) {
    Random random = new Random(seed);
    try (Journal journal = new Journal(random)) {
      for (int turn = 0; turn < 60; turn++) {
        switch (random.nextInt(6)) {
          case 0, 1, 2 -> journal.append(1 + random.nextInt(30));
          case 3 -> journal.clock.advance(Duration.ofMinutes(random.nextInt(5 * 60)));
          case 4 -> journal.clock.advance(Duration.ofHours(random.nextInt(10 * 24)));
          default -> build(journal, random);
        }
        if (turn % 6 == 5) {
          boolean newestFirst = random.nextBoolean();
          // What comes in meanwhile is later than the search's end.
          EventSearch search = search(random, journal.clock.instant());
          journal.clock.advance(Duration.ofMillis(1));
          List<EnvelopeKey> expected = journal.keys(search);
          assertThat(all(journal, search, newestFirst, random))
              .as("%s, %s", search, newestFirst)
              .isEqualTo(newestFirst ? expected.reversed() : expected);
        }
      }
    }
  }

  private static EventSearch search(Random random, Instant now) {
    Map<JournalColumn, String> values = new HashMap<>();
    if (random.nextInt(3) == 0) {
      values.put(JournalColumn.TYPE, random.nextBoolean() ? "phishing" : "c2-server");
    }
    if (random.nextInt(3) == 0) {
      values.put(JournalColumn.IDENTIFIER, Journal.VALUES.get(random.nextInt(5)));
    }
    Duration age = Duration.between(EARLY, now);
    return new EventSearch(
        values,
        pick(
                random,
                "192.0.2.7",
                "192.0.2.0/25",
                "192.0.0.0/17",
                "128.0.0.0/1",
                "::/0",
                "2001:db8::/32",
                "::ffff:192.0.2.9")
            .map(Network::parse),
        pick(random, "org", "example.org", "a.example.org", "b.a.example.org", "ample.org"),
        Optional.empty(),
        random.nextBoolean() ? Instant.EPOCH : EARLY.plus(age.dividedBy(1 + random.nextInt(4))),
        random.nextInt(3) > 0 ? now : EARLY.plus(age.dividedBy(1 + random.nextInt(2))),
        new EventFilter(
            pick(random, "soc", "isp", "nobody"),
            pick(random, "a", "B0", "-5"),
            Optional.empty(),
            Optional.empty()));
  }

  private static Optional<String> pick(Random random, String... texts) {
    return random.nextInt(5) > 0
        ? Optional.empty()
        : Optional.of(texts[random.nextInt(texts.length)]);
  }

  @Test
  void what_is_gone_is_not_found_and_stops_nothing() {
    try (Journal journal = new Journal(new Random(5))) {
      journal.append(20);
      journal.clock.advance(Duration.ofDays(100));
      journal.append(20);
      journal.builder(journal.feeds).build(() -> true);
      journal.clock.advance(Duration.ofDays(120));
      journal.append(20);
      journal.store.sweep();
      EventSearch search = ofType("phishing");

      Found found =
          journal.finder().find(search, true, Optional.empty(), 100, (_, _) -> true, () -> true);

      assertThat(found.entries())
          .extracting(located -> located.entry().key())
          .isEqualTo(journal.keys(search).reversed())
          .isNotEmpty();
    }
  }

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
      // Of 200 days, five sizes of filters in seven slices, and the journal's end.
      assertThat(table.reads()).isLessThan(60);
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
      // One for each event, and to know that there is more.
      assertThat(forRare.pages()).isLessThanOrEqualTo(30 + 5);
      assertThat(forFrequent.pages()).isLessThanOrEqualTo(30 + 5);
    }
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

package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.Position;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    // What becomes of earlier events is known before.
    Map<FeedId, Position> ends = journal.delivered.ends();
    do {
      Found part =
          journal
              .finder()
              .find(
                  search,
                  newestFirst,
                  after,
                  1 + random.nextInt(5),
                  journal.access(search),
                  () -> random.nextInt(3) > 0);
      part.entries().forEach(located -> found.add(located.entry().key()));
      after = part.next();
      if (random.nextInt(3) == 0) {
        journal.clock.advance(Duration.ofMinutes(random.nextInt(90)));
        journal.append(1 + random.nextInt(5));
        journal.delivered.deliver(ends);
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
      journal.append(1);
      for (int turn = 0; turn < 60; turn++) {
        switch (random.nextInt(8)) {
          case 6, 7 -> journal.delivered.deliver(Map.of());
          case 0, 1, 2 -> journal.append(1 + random.nextInt(30));
          case 3 -> journal.clock.advance(Duration.ofMinutes(random.nextInt(5 * 60)));
          case 4 -> journal.clock.advance(Duration.ofHours(random.nextInt(10 * 24)));
          default -> build(journal, random);
        }
        if (turn % 6 == 5) {
          boolean newestFirst = random.nextBoolean();
          // What comes in meanwhile is later than the search's end.
          EventSearch search = search(random, journal);
          journal.clock.advance(Duration.ofMillis(1));
          List<EnvelopeKey> expected = journal.keys(search);
          assertThat(all(journal, search, newestFirst, random))
              .as("%s, %s", search, newestFirst)
              .isEqualTo(newestFirst ? expected.reversed() : expected);
        }
      }
    }
  }

  private static EventSearch search(Random random, Journal journal) {
    Instant now = journal.clock.instant();
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
                "192.0.0.0/5",
                "128.0.0.0/1",
                "::/0",
                "2001::/13",
                "4000::/3",
                "2001:db8::/32",
                "::ffff:192.0.2.9")
            .map(Network::parse),
        pick(random, "org", "example.org", "a.example.org", "b.a.example.org", "ample.org"),
        pick(random, "tag-0", "tag-2", "tag-of-many-characters-3", "no-tag"),
        random.nextBoolean() ? Instant.EPOCH : EARLY.plus(age.dividedBy(1 + random.nextInt(4))),
        random.nextInt(3) > 0 ? now : EARLY.plus(age.dividedBy(1 + random.nextInt(2))),
        new EventFilter(
            pick(random, "soc", "isp", "nobody"),
            pick(random, "a", "B0", "-5", "0123456789", idPart(random, journal)),
            eventTime(random, journal),
            eventTime(random, journal),
            Optional.empty(),
            result(random)));
  }

  /** Often none; else a time near an event's, perhaps exactly that of one. */
  private static Optional<Instant> eventTime(Random random, Journal journal) {
    return random.nextInt(3) > 0
        ? Optional.empty()
        : journal
            .eventTime()
            .map(
                time ->
                    time.plusMillis(random.nextInt(2) * random.nextLong(1L << random.nextInt(34))));
  }

  private static Optional<Result> result(Random random) {
    List<String> words =
        List.of("delivered", "refused", "failed", "withheld", "received", "complained");
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(Result.ofWord(words.get(random.nextInt(words.size()))));
  }

  private static String idPart(Random random, Journal journal) {
    String part = journal.idPart();
    return random.nextBoolean() ? part : part.toUpperCase(Locale.ROOT);
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pages_that_expire_while_somebody_reads_take_nothing_else_with_them(boolean newestFirst) {
    try (Journal journal = new Journal(new Random(5))) {
      for (int day = 0; day < 190; day++) {
        journal.append(3);
        journal.clock.advance(Duration.ofDays(1));
        if (day % 10 == 0) {
          journal.builder(journal.feeds).build(() -> true);
        }
      }
      EventSearch search = ofType("phishing");
      List<EnvelopeKey> before = journal.keys(search);

      List<EnvelopeKey> found = new ArrayList<>();
      Optional<Place> after = Optional.empty();
      do {
        Found part =
            journal.finder().find(search, newestFirst, after, 20, (_, _) -> true, () -> true);
        part.entries().forEach(located -> found.add(located.entry().key()));
        after = part.next();
        journal.clock.advance(Duration.ofDays(9));
        journal.store.sweep();
      } while (after.isPresent());

      List<EnvelopeKey> left = journal.keys(search);
      assertThat(left).hasSizeBetween(1, before.size() - 1);
      assertThat(found)
          .isSubsetOf(before)
          .containsSubsequence(newestFirst ? left.reversed() : left)
          .doesNotHaveDuplicates();
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

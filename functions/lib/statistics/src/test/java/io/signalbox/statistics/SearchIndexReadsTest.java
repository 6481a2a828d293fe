package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.EnvelopeKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of the journal searches for times of events and for results read. */
class SearchIndexReadsTest {
  /** Days of events that come within a day, of which a few are years old. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_time_of_events_is_found_without_reading_the_journal(boolean newestFirst) {
    try (Journal journal = new Journal(new Random(5))) {
      Instant old = Instant.parse("2019-05-01T10:00:00Z");
      for (int page = 0; page < 300; page++) {
        Instant now = journal.clock.instant();
        List<ObjectNode> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          events.add(at(now.minus(Duration.ofHours(i))));
        }
        if (page % 100 == 50) {
          events.set(3, at(old.plus(Duration.ofDays(page))));
        }
        journal.append(events);
        journal.clock.advance(Duration.ofMinutes(20));
      }
      journal.clock.advance(Duration.ofHours(1));
      journal.builder(journal.feeds).build(() -> true);
      Instant end = journal.clock.instant();

      assertFound(journal, newestFirst, ofTime(Instant.MIN, old.plus(Duration.ofDays(400))), 3, 3);
      assertFound(journal, newestFirst, ofTime(end, Instant.MAX), 0, 0);
      // Two hours of events came within twelve hours, three pages an hour.
      Instant middle = end.minus(Duration.ofHours(50));
      assertFound(journal, newestFirst, ofTime(middle, middle.plus(Duration.ofHours(2))), 60, 36);
    }
  }

  /** Days of events, all of which are delivered days later, but for one that is refused. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_only_event_with_a_result_is_found_without_reading_the_journal(boolean newestFirst) {
    try (Journal journal = new Journal(new Random(5))) {
      for (int page = 0; page < 200; page++) {
        Instant now = journal.clock.instant();
        journal.append(Collections.nCopies(10, 0).stream().map(_ -> at(now)).toList());
        journal.clock.advance(Duration.ofMinutes(20));
        journal.builder(journal.feeds).build(() -> true);
      }
      journal.delivered.deliverAllButOne();

      assertFound(journal, newestFirst, ofResult(Result.REFUSED), 1, 5);
      assertFound(journal, newestFirst, ofResult(Result.FAILED), 0, 3);
      journal.clock.advance(Duration.ofHours(2));
      journal.builder(journal.feeds).build(() -> true);
      assertFound(journal, newestFirst, ofResult(Result.REFUSED), 1, 1);
      assertFound(journal, newestFirst, ofResult(Result.FAILED), 0, 0);
    }
  }

  @Test
  void deliveries_of_several_feeds_are_looked_up_side_by_side() {
    try (Journal journal = new Journal(new Random(5))) {
      Instant now = journal.clock.instant();
      journal.append(Collections.nCopies(20, 0).stream().map(_ -> at(now)).toList());
      journal.delivered.deliverAllButOne();
      MeetingTable deliveries =
          new MeetingTable(journal.deliveries, JournalDeliveries.FEEDS.size());
      EventFinder finder =
          new EventFinder(
              journal.feeds, journal.envelopes, deliveries, journal.clock, Journal.RETENTION);
      EventSearch search = ofResult(Result.DELIVERED);

      Found found =
          finder.find(search, true, Optional.empty(), 100, journal.access(search), () -> true);

      assertThat(found.entries())
          .extracting(located -> located.entry().key())
          .isEqualTo(journal.keys(search).reversed())
          .isNotEmpty();
      assertThat(deliveries.haveMet()).isTrue();
    }
  }

  /** Where there is no time, a search goes on by at least one event each time. */
  @Test
  void a_search_without_time_comes_to_its_end() {
    try (Journal journal = new Journal(new Random(5))) {
      Instant now = journal.clock.instant();
      journal.append(Collections.nCopies(20, 0).stream().map(_ -> at(now)).toList());
      journal.delivered.deliverAllButOne();
      EventSearch search = ofResult(Result.DELIVERED);
      List<EnvelopeKey> keys = new ArrayList<>();
      Optional<Place> after = Optional.empty();
      do {
        Found found =
            journal.finder().find(search, false, after, 100, journal.access(search), () -> false);
        found.entries().forEach(located -> keys.add(located.entry().key()));
        after = found.next();
      } while (after.isPresent());

      assertThat(keys).isEqualTo(journal.keys(search)).isNotEmpty();
    }
  }

  private static EventSearch ofResult(Result result) {
    return with(
        new EventFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(result)));
  }

  private static EventSearch ofTime(Instant from, Instant to) {
    return with(
        new EventFilter(Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(to)));
  }

  private static EventSearch with(EventFilter filter) {
    return new EventSearch(
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.MAX,
        filter);
  }

  private static void assertFound(
      Journal journal, boolean newestFirst, EventSearch search, int events, int pagesMost) {
    CountingTable table = new CountingTable(journal.feeds);
    List<EnvelopeKey> expected = journal.keys(search);

    Found found =
        journal
            .finder(table)
            .find(search, newestFirst, Optional.empty(), 100, journal.access(search), () -> true);

    assertThat(found.entries())
        .extracting(located -> located.entry().key())
        .isEqualTo(newestFirst ? expected.reversed() : expected)
        .hasSizeBetween(Math.max(0, events - 3), events);
    // The journal's end, and where it begins, are read, too.
    assertThat(table.pages()).isLessThanOrEqualTo(pagesMost + 2);
    assertThat(table.reads()).isLessThan(40);
  }

  private static ObjectNode at(Instant time) {
    return JsonNodeFactory.instance.objectNode().put("time.source", time.toString());
  }
}

package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.DelayBucket;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outcomes that several processes write down, which die, and repeat what they cannot know of. */
class OutcomeStatisticsTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Result> RESULTS =
      List.of(Result.DELIVERED, Result.FAILED, Result.REFUSED, Result.RETURNED);

  /** What was written down of one event. */
  private record Noted(
      Instant at, String destination, Result result, String type, String host, int delay) {}

  private final List<Noted> noted = new ArrayList<>();
  private final Map<OutcomeLog, SwitchedTable> tables = new HashMap<>();
  private int writes;

  /** Writes some outcomes, and repeats that until it knows that they stand, as a drain does. */
  private void write(Journal journal, List<OutcomeLog> writers, Random random) {
    String id = "write-" + writes++;
    String destination = "soc-" + random.nextInt(3);
    List<OutcomeRow> rows = new ArrayList<>();
    List<Noted> more = new ArrayList<>();
    int size = random.nextInt(40) == 0 ? 600 : 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      Result result = RESULTS.get(random.nextInt(RESULTS.size()));
      String type = random.nextBoolean() ? "phishing" : "scanner";
      String host = "192.0.2." + random.nextInt(100);
      Duration took = Duration.ofMillis(random.nextInt(90_000));
      rows.add(OutcomeRow.of(result, stored(journal, type, host, took), journal.clock.instant()));
      more.add(
          new Noted(
              journal.clock.instant(),
              destination,
              result,
              type,
              host,
              result == Result.DELIVERED ? DelayBucket.of(took) : -1));
    }
    OutcomeLog writer = writers.get(random.nextInt(writers.size()));
    boolean isKnown = false;
    while (!isKnown) {
      try {
        // The write fails, or does not learn that it was made.
        Objects.requireNonNull(tables.get(writer)).now =
            random.nextInt(3) == 0
                ? new DyingTable(journal.deliveries, random.nextInt(2), random.nextBoolean())
                : journal.deliveries;
        writer.append(id, destination, rows, List.of());
        isKnown = true;
      } catch (StoreException.Unavailable died) {
        assertThat(died).hasMessage("It dies here");
      }
    }
    noted.addAll(more);
  }

  private OutcomeLog writer(Journal journal) {
    SwitchedTable table = new SwitchedTable(journal.deliveries);
    OutcomeLog writer = new OutcomeLog(table, journal.clock, Journal.RETENTION);
    tables.put(writer, table);
    return writer;
  }

  private static StoredEnvelope stored(Journal journal, String type, String host, Duration took) {
    Envelope envelope =
        Envelope.ofEvent(
            JsonNodeFactory.instance
                .objectNode()
                .put("classification.type", type)
                .put("source.ip", host));
    return new StoredEnvelope(
        EnvelopeKey.first(envelope.id().dedupKey()),
        envelope,
        "cert-at",
        journal.clock.instant().minus(took));
  }

  private List<Figures.Row> expected(Question question) {
    Map<List<String>, List<Noted>> groups = new HashMap<>();
    for (Noted one : noted) {
      boolean isIn = !one.at().isBefore(question.from());
      if (isIn && (question.to().isEmpty() || one.at().isBefore(question.to().get()))) {
        Map<Dimension, String> values =
            Map.of(
                Dimension.DESTINATION, one.destination(),
                Dimension.RESULT, one.result().word(),
                Dimension.TYPE, one.type());
        List<String> group = new ArrayList<>(List.of(question.step().period(one.at()).toString()));
        question.by().forEach(dimension -> group.add(values.getOrDefault(dimension, "")));
        groups.computeIfAbsent(group, unknown -> new ArrayList<>()).add(one);
      }
    }
    List<Figures.Row> rows = new ArrayList<>();
    groups.forEach(
        (group, of) -> {
          Set<String> hosts = new HashSet<>();
          of.forEach(one -> hosts.add(one.host()));
          rows.add(
              new Figures.Row(
                  Instant.parse(group.getFirst()),
                  group.subList(1, group.size()),
                  of.size(),
                  hosts.size(),
                  Journal.times(
                      of.stream().map(Noted::delay).filter(delay -> delay >= 0).toList())));
        });
    rows.sort(
        Comparator.comparing(Figures.Row::period)
            .thenComparing(row -> String.join("\u0001", row.values())));
    return rows;
  }

  private static Question by(Level step, Dimension... dimensions) {
    return new Question(List.of(dimensions), Map.of(), EARLY, Optional.empty(), step);
  }

  private void assertExact(Journal journal, Question question) {
    List<Figures.Row> expected = expected(question);
    assertThat(journal.statistics().count(question, () -> true).rows()).isEqualTo(expected);
    assertThat(journal.statistics().recount(question, () -> true).rows()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void outcomes_are_counted_once_at_any_moment(long seed) {
    Random random = new Random(seed);
    try (Journal journal = new Journal(random)) {
      List<OutcomeLog> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        writers.add(writer(journal));
      }
      for (int turn = 0; turn < 80; turn++) {
        switch (random.nextInt(6)) {
          case 0, 1, 2 -> write(journal, writers, random);
          case 3 -> journal.clock.advance(Duration.ofMinutes(random.nextInt(5 * 60)));
          case 4 -> journal.clock.advance(Duration.ofHours(random.nextInt(2 * 24)));
          default -> build(journal, random);
        }
        if (turn % 20 == 19) {
          assertExact(journal, by(Level.HOUR, Dimension.DESTINATION, Dimension.RESULT));
          assertExact(journal, by(Level.DAY, Dimension.RESULT, Dimension.TYPE));
          assertExact(journal, by(Level.MONTH, Dimension.DESTINATION));
        }
      }
    }
  }

  private static void build(Journal journal, Random random) {
    try {
      journal
          .builder(new DyingTable(journal.feeds, random.nextInt(5), random.nextBoolean()))
          .build(() -> random.nextInt(4) > 0);
    } catch (StoreException.Unavailable died) {
      assertThat(died).hasMessage("It dies here");
    }
  }

  @Test
  void after_a_pause_longer_than_retention_outcomes_are_counted_on() {
    try (Journal journal = new Journal(new Random(1))) {
      Random random = new Random(2);
      List<OutcomeLog> writers = List.of(writer(journal));
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 20; i++) {
          write(journal, writers, random);
        }
        journal.clock.advance(Duration.ofDays(2));
        journal.builder(journal.feeds).build(() -> true);
        journal.clock.advance(Journal.RETENTION.plusDays(3));
        journal.store.sweep();
      }
      Question months = by(Level.MONTH, Dimension.RESULT);

      assertThat(journal.statistics().count(months, () -> true).rows())
          .isEqualTo(expected(months))
          .isNotEmpty();
    }
  }

  /** What a log writes to, which may fail for a while. */
  private static final class SwitchedTable extends ForwardingTable {
    private Table now;

    SwitchedTable(Table table) {
      super(table);
      now = table;
    }

    @Override
    public Insertion insertIfAbsent(Draft draft) {
      return now.insertIfAbsent(draft);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      return now.query(range, consistency);
    }
  }
}

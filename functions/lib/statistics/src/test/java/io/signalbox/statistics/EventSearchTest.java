package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Meta;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.JournalRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private static EventSearch ofTag(String tag) {
    return new EventSearch(
        Map.of(), Optional.empty(), Optional.empty(), Optional.of(tag), Instant.EPOCH, Instant.MAX);
  }

  private static StoredEnvelope tagged(List<String> tags) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    ArrayNode all = meta.putArray(Meta.TAGS);
    tags.forEach(all::add);
    Envelope envelope =
        Envelope.ofEvent(JsonNodeFactory.instance.objectNode().put("extra.n", 1))
            .withTagsOf(Meta.of(meta));
    return new StoredEnvelope(
        EnvelopeKey.first(envelope.id().dedupKey()), envelope, "cert-at", NOW);
  }

  /** The journal has the first 64 bytes of all tags. */
  @ParameterizedTest
  @ValueSource(ints = {1, 29, 30, 31, 32, 33, 60, 61, 62, 63, 64, 70})
  void a_tag_is_found_wherever_the_journal_cut_the_tags(int length) {
    for (String character : List.of("x", "ü", "€", "😀")) {
      StoredEnvelope stored =
          tagged(List.of("x".repeat(length), "y".repeat(31), character + "-last"));
      Entry entry = new Entry(stored.key(), NOW, 300, List.of());
      EventSearch search = ofTag(character + "-last");

      assertThat(search.matches(entry, JournalRow.of(stored))).as(character).isTrue();
      assertThat(search.matches(stored)).isTrue();
      assertThat(ofTag("last").matches(stored)).isFalse();
    }
  }

  private static EventSearch since(Instant time) {
    return new EventSearch(
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.MAX,
        new EventFilter(Optional.empty(), Optional.empty(), Optional.of(time), Optional.empty()));
  }

  private static boolean mayBeFound(EventSearch search, StoredEnvelope stored, Duration later) {
    Entry entry = new Entry(stored.key(), stored.receivedAt().plus(later), 300, List.of());
    return search.matches(entry, JournalRow.of(stored));
  }

  private static StoredEnvelope at(Instant time, Instant receivedAt) {
    Envelope envelope =
        Envelope.ofEvent(JsonNodeFactory.instance.objectNode().put("time.source", time.toString()));
    return new StoredEnvelope(
        EnvelopeKey.first(envelope.id().dedupKey()), envelope, "cert-at", receivedAt);
  }

  @Test
  void the_journal_hides_no_event_of_a_time() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long most = 1L << (1 + random.nextInt(40));
      Instant time = NOW.minusMillis(random.nextLong(most) - random.nextLong(1 + most / 9));
      StoredEnvelope stored = at(time, NOW);
      EventSearch search = since(time.minusMillis(random.nextLong(most) / (1 + random.nextInt(9))));
      // The journal's clock may be behind, and the journal late by far.
      Duration later =
          random.nextBoolean()
              ? Duration.ofMinutes(-random.nextInt(24 * 60))
              : Duration.ofHours(random.nextInt(200));

      assertThat(search.matches(stored)).isTrue();
      assertThat(mayBeFound(search, stored, later)).as("%s, %s", time, later).isTrue();
    }
  }

  @Test
  void most_events_of_earlier_times_are_told_by_the_journal() {
    for (int days = 3; days < 90; days++) {
      StoredEnvelope stored = at(NOW.minus(Duration.ofDays(days)), NOW);

      assertThat(mayBeFound(since(NOW.minus(Duration.ofDays(1))), stored, Duration.ofSeconds(1)))
          .as("%d days", days)
          .isFalse();
    }
  }
}

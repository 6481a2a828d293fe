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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
}

package io.signalbox.control.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.List;

/** A hub with rules of retention, one feed and the journal. */
final class RetentionScene implements AutoCloseable {
  static final FeedId FEED = new FeedId("route", "destination");
  static final String ADDRESS = "192.0.2.77";

  final ErasureHub hub = new ErasureHub(0);

  /** Sets rules such as {@code cert-at//10}: a sender, a type, and days. */
  void keep(String... rules) {
    ObjectNode document = hub.settings.current().json().deepCopy();
    ArrayNode retention = document.withObject("/hub").putArray("retention");
    for (String rule : rules) {
      List<String> parts = List.of(rule.split("/", -1));
      ObjectNode one = retention.addObject();
      if (!parts.get(0).isEmpty()) {
        one.put("sender", parts.get(0));
      }
      if (!parts.get(1).isEmpty()) {
        one.put("type", parts.get(1));
      }
      one.put("days", Integer.parseInt(parts.get(2)));
    }
    assertThat(hub.settings.commit(hub.settings.current(), document, List.of())).isPresent();
  }

  EnvelopeKey post(String sender, int n, String type) {
    EnvelopeKey key = hub.post(sender, n, event(type)).key();
    hub.route(key, FEED, Group.NONE);
    return key;
  }

  static String event(String type) {
    return "{\"classification.type\": \"%s\", \"source.ip\": \"%s\", \"source.fqdn\": \"victim.example\"}"
        .formatted(type, ADDRESS);
  }

  void run(Platform platform) {
    new RetentionRun(platform).run(() -> Duration.ofMinutes(5));
  }

  void run() {
    run(hub.platform);
  }

  boolean isThere(EnvelopeKey key) {
    return !hub.envelopeStore.getAll(List.of(key)).isEmpty();
  }

  List<Located> journal() {
    return hub.feeds.read(FeedId.JOURNAL, Position.START, 1_000).entries();
  }

  boolean isNamed(EnvelopeKey key) {
    return journal().stream()
        .map(Located::entry)
        .filter(entry -> entry.key().equals(key))
        .anyMatch(entry -> !entry.row().orElseThrow().get(JournalColumn.ADDRESS).isEmpty());
  }

  @Override
  public void close() {
    hub.close();
  }
}

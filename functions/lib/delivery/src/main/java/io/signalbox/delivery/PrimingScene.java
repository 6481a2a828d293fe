package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.reader.MainReaderProvisioner;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What a function finds that is primed before a snapshot: a hub with one destination, a route that
 * leads to it, and an envelope in its feed.
 */
public final class PrimingScene {
  /** The destination's name. */
  public static final String DESTINATION = "priming";

  public static final FeedId FEED = FeedId.of(DESTINATION, Group.NONE);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PrimingScene() {}

  /** As a message, the hint that the destination has something to get. */
  public static String hint() {
    return new Hint(ReaderId.main(FEED)).text();
  }

  /** Writes it to the platform's tables; the destination gets mail. Returns the envelope. */
  public static Envelope ofMail(Platform platform) {
    return of(
        platform,
        JSON.objectNode()
            .put("method", "mail")
            .put("uri", "mailto:priming@example.org")
            .put("format", "csv")
            .set("interval", JSON.objectNode().put("pause", "PT0S")));
  }

  /** Writes it to the platform's tables; the destination gets pushes. Returns the envelope. */
  public static Envelope ofPushes(Platform platform, String uri) {
    return of(platform, JSON.objectNode().put("method", "http").put("uri", uri));
  }

  /** Writes it to the platform's tables; the destination is pulled. Returns the envelope. */
  public static Envelope ofPulls(Platform platform) {
    return of(platform, JSON.objectNode().put("method", "pull"));
  }

  /** Writes it to the platform's tables, and to the journal. */
  public static void ofJournal(Platform platform) {
    Envelope envelope = ofPulls(platform);
    new FeedAppender(
            platform.table("FEEDS_TABLE"),
            platform.clock(),
            platform.environment().duration("RETENTION"),
            (feed, group) -> {})
        .append(
            FeedId.JOURNAL,
            Group.NONE,
            List.of(
                new Candidate(
                    EnvelopeKey.first(envelope.id().dedupKey()),
                    platform.clock().instant(),
                    envelope.memoryBytes(),
                    List.of(FEED))));
  }

  /** Writes it to the platform's tables, with that destination. Returns the envelope. */
  public static Envelope of(Platform platform, ObjectNode destination) {
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document(destination), List.of());
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    Envelope envelope =
        Envelope.ofEvent(
            JSON.objectNode()
                .put("source.ip", "192.0.2.1")
                .put("time.source", "2026-11-22T10:00:00+00:00")
                .put("classification.type", "vulnerable-system"));
    new EnvelopeStore(platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention)
        .keep(envelope, DESTINATION);
    MainReaderProvisioner followers =
        new MainReaderProvisioner(
            new Readers(platform.dueTable("READERS_TABLE")), CachedSettings.of(platform));
    new FeedAppender(platform.table("FEEDS_TABLE"), clock, retention, followers)
        .append(
            FEED,
            Group.NONE,
            List.of(
                new Candidate(
                    EnvelopeKey.first(envelope.id().dedupKey()),
                    clock.instant(),
                    envelope.memoryBytes(),
                    List.of())));
    return envelope;
  }

  private static ObjectNode document(ObjectNode destination) {
    ObjectNode document = JSON.objectNode();
    document.putObject("destinations").set(DESTINATION, destination);
    ObjectNode route = document.putObject("routes").putObject(DESTINATION);
    route
        .putObject("pattern")
        .putObject("payload")
        .putArray("classification.type")
        .add("vulnerable-system");
    route.putArray("destinations").add(DESTINATION);
    return document;
  }
}

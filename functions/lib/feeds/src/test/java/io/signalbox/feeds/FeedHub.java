package io.signalbox.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.formats.IndicatorIds;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Platform;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A hub in memory with settings and feeds, for the tests of functions that read feeds. */
public final class FeedHub implements AutoCloseable {
  public static final Duration RETENTION = Duration.ofDays(30);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("ENVELOPES_TABLE", "envelopes"),
          Map.entry("ENVELOPE_CODING", "deflated"),
          Map.entry("FEEDS_TABLE", "feeds"),
          Map.entry("READERS_TABLE", "readers"),
          Map.entry("SETTINGS_TABLE", "settings"),
          Map.entry("DIRECTORY_TABLE", "directory"),
          Map.entry("SETTINGS_AGE", "PT0S"),
          Map.entry("RETENTION", RETENTION.toString()),
          Map.entry("HUB_NAME", "hub"),
          Map.entry("MAIL_SENDER", "CERT Example <hub@hub.example>"),
          Map.entry("ADMIN_TOKEN_SECRET", "administrator/token"));

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final Random random = new Random(7);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, random, RETENTION);

  /**
   * A hub with these settings.
   *
   * @param settings a document in JSON, as it is stored
   */
  public FeedHub(String settings) {
    SettingsStore stored = new SettingsStore(store.table("settings"), random);
    stored.commit(stored.current(), (ObjectNode) parse(settings), List.of());
  }

  public ManualClock clock() {
    return clock;
  }

  /** What its functions stand on. */
  public Platform platform() {
    return new EmbeddedPlatform(
        store,
        new Environment(ENVIRONMENT),
        mail -> new Mailer.Result.Deferred("No mails here"),
        new MemorySecrets(),
        clock,
        random);
  }

  /** Appends to feeds, as a function instance with that clock. */
  public FeedAppender appender(Clock instance) {
    return new FeedAppender(store.table("feeds"), instance, RETENTION, (feed, group) -> {});
  }

  /**
   * Keeps events and appends them to the feed called {@code feed}, all at once.
   *
   * @return the key of the last one
   */
  public EnvelopeKey append(FeedAppender instance, String... events) {
    List<Candidate> candidates = Arrays.stream(events).map(this::candidate).toList();
    instance.append(new FeedId("feed", ""), Group.NONE, candidates);
    return candidates.getLast().key();
  }

  /**
   * Appends scans at the addresses 192.0.0.0 + {@code from} to {@code to}, all at once.
   *
   * @return their keys
   */
  public List<EnvelopeKey> appendScans(FeedAppender instance, int from, int to) {
    List<Candidate> candidates =
        IntStream.rangeClosed(from, to)
            .mapToObj(
                n ->
                    candidate(
                        """
                        {"source.ip": "192.0.%d.%d", "classification.type": "scanner"}
                        """
                            .formatted(n / 256, n % 256)))
            .toList();
    instance.append(new FeedId("feed", ""), Group.NONE, candidates);
    return candidates.stream().map(Candidate::key).toList();
  }

  /** What its functions keep envelopes in. */
  public EnvelopeStore envelopes() {
    return envelopes;
  }

  /** Keeps an envelope and appends it to the feed called {@code feed}, as fanout does. */
  public void append(FeedAppender instance, Envelope envelope) {
    instance.append(new FeedId("feed", ""), Group.NONE, List.of(candidate(envelope)));
  }

  private Candidate candidate(String event) {
    return candidate(Envelope.ofEvent((ObjectNode) parse(event)));
  }

  private Candidate candidate(Envelope envelope) {
    EnvelopeKey key = envelopes.keep(envelope, "poster").key();
    return new Candidate(
        key,
        clock.instant(),
        envelope.memoryBytes(),
        List.of(),
        Optional.empty(),
        List.of(),
        IndicatorIds.unlikeKey(envelope));
  }

  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}

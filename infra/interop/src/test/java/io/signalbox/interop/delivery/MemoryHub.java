package io.signalbox.interop.delivery;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.InvocationContext;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.reader.MainReaderProvisioner;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.TestEnvironment;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A hub in memory with one destination, whose method's function works as on Lambda. */
final class MemoryHub implements AutoCloseable {
  private static final String NAME = "peer";
  private static final FeedId FEED = FeedId.of(NAME, Group.NONE);
  private static final ReaderId READER = ReaderId.main(FEED);
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final List<String> TABLES =
      List.of("Envelopes", "Feeds", "Readers", "Deliveries", "Settings");

  /** Behind the making of keys: their times have whole seconds. */
  final ManualClock clock = new ManualClock(Instant.now().plusSeconds(60));

  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedPlatform platform;
  private final Readers readers = new Readers(store.table("Readers"));
  private final FeedAppender feeds;
  private final RequestHandler<SQSEvent, SQSBatchResponse> function;

  MemoryHub(Peer peer) throws Exception {
    MemorySecrets secrets = new MemorySecrets();
    peer.secrets().forEach(secrets::put);
    platform =
        new EmbeddedPlatform(
            store,
            TestEnvironment.with(Map.of("ALLOW_LOOPBACK", "true")),
            peer.mailer(),
            secrets,
            clock,
            new Random(1));
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .putObject("destinations")
        .set(NAME, new JsonMapper().readTree(peer.destination().replace('\'', '"')));
    SettingsStore settings = new SettingsStore(store.table("Settings"), platform.random());
    var _ = settings.commit(settings.current(), document, List.of()).orElseThrow();
    feeds =
        new FeedAppender(
            store.table("Feeds"),
            clock,
            RETENTION,
            new MainReaderProvisioner(readers, CachedSettings.of(platform)));
    function = peer.function(platform);
  }

  /** Keeps an event with that text, and has the function deliver it. */
  void post(String text) {
    Envelope envelope =
        Envelope.ofEvent(
            JsonNodeFactory.instance
                .objectNode()
                .put("classification.type", "phishing")
                .put("source.ip", "192.0.2.1")
                .put("event_description.text", text));
    new EnvelopeStore(store.table("Envelopes"), clock, platform.random(), RETENTION)
        .keep(envelope, "cert-at");
    EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
    feeds.append(
        FEED,
        Group.NONE,
        List.of(new Candidate(key, clock.instant(), envelope.memoryBytes(), List.of())));
    deliver();
  }

  /** Has the function deliver what waits, two hours later. */
  void deliverLater() {
    clock.advance(Duration.ofHours(2));
    deliver();
  }

  private void deliver() {
    SQSBatchResponse response =
        function.handleRequest(
            PrimingEvents.message(new Hint(READER).text()),
            new InvocationContext(NAME, 512, "1", () -> 120_000));
    if (!response.getBatchItemFailures().isEmpty()) {
      throw new IllegalStateException("The hint was not worked off");
    }
  }

  /** What is the matter with the destination's reader; empty where it has nothing left to do. */
  String trouble() {
    Reader reader = readers.find(READER).orElseThrow().reader();
    if (reader.trouble() != null) {
      return reader.trouble().reason();
    }
    boolean isThrough =
        new FeedLog(store.table("Feeds"), clock, RETENTION).oldest(FEED, reader.cursor()).isEmpty();
    return isThrough ? "" : "Something waits";
  }

  /** Why envelopes were set aside, one reason each. */
  List<String> setAside() {
    return readers.ofDestination(NAME).stream()
        .filter(reader -> reader.id().isAside())
        .map(reader -> reader.trouble() == null ? "" : reader.trouble().reason())
        .toList();
  }

  /** All that the tables hold. */
  String tables() {
    StringBuilder all = new StringBuilder();
    for (String table : TABLES) {
      Optional<Key> last = Optional.empty();
      do {
        List<Item> items = store.scan(table).behind(last);
        items.forEach(item -> all.append(item.body().text()).append('\n'));
        last = items.isEmpty() ? Optional.empty() : Optional.of(items.getLast().key());
      } while (last.isPresent());
    }
    return all.toString();
  }

  @Override
  public void close() {
    store.close();
  }
}

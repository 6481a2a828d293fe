package io.signalbox.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.DestinationControl.Request;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.drain.Drain;
import io.signalbox.delivery.job.Job;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.Kept;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.HttpMethod;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.Interval;
import io.signalbox.settings.Rate;
import io.signalbox.settings.RetryPolicy;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Platform;
import io.signalbox.store.TestEnvironment;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedQueue;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import io.signalbox.store.embedded.ReceivedMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What delivery stands on, in memory, and a vocabulary for its tests. Events are numbers. */
public final class TestHub {
  public static final Duration RETENTION = Duration.ofDays(90);
  public static final FeedId FEED = new FeedId("soc", "");
  public static final ReaderId READER = ReaderId.main(FEED);

  public final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  public final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  public final EmbeddedPlatform platform =
      new EmbeddedPlatform(
          store,
          TestEnvironment.with(Map.of()),
          mail -> new Mailer.Result.ContentRefused("No mail here"),
          new MemorySecrets(),
          clock,
          new Random(1));
  public final EnvelopeStore envelopeStore =
      new EnvelopeStore(store.table("Envelopes"), clock, platform.random(), RETENTION);
  public final FeedAppender appender =
      new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {});
  public final FeedLog feeds = new FeedLog(store.table("Feeds"), clock, RETENTION);
  public final Readers readers = new Readers(store.table("Readers"));

  /** Whether the queue of hints takes any. */
  public boolean takesHints = true;

  public final HintSender hints =
      new HintSender(
          Map.of(
              new HttpMethod(),
              messages ->
                  takesHints
                      ? platform.queue("HTTP_QUEUE").send(messages)
                      : List.copyOf(messages)));
  public final DestinationStates states =
      new DestinationStates(store.table("Readers"), platform.random());
  public final Receiver receiver = new Receiver();
  public final Map<String, Destination> destinations = new LinkedHashMap<>();
  public Duration left = Duration.ofMinutes(5);

  public TestHub() {
    destination(destination(new Interval.Immediate()));
  }

  public void destination(Destination destination) {
    destinations.put(destination.name(), destination);
  }

  /** The destination of {@link #FEED}. */
  public Destination destination() {
    return Optional.ofNullable(destinations.get(FEED.destination())).orElseThrow();
  }

  public static Destination destination(Interval interval) {
    return destination(interval, RetryPolicy.DEFAULT, Optional.empty(), 1);
  }

  public static Destination destination(Rate rate) {
    return destination(new Interval.Immediate(), RetryPolicy.DEFAULT, Optional.of(rate), 1);
  }

  public static Destination destination(
      Interval interval, RetryPolicy retry, Optional<Rate> rate, int parallel) {
    return new Destination(
        FEED.destination(),
        Optional.of(URI.create("https://soc.example/in")),
        DataFormat.JSON,
        Form.BARE,
        false,
        IntelMqVersion.LATEST,
        interval,
        retry,
        Optional.empty(),
        rate,
        parallel,
        HttpOptions.DEFAULT);
  }

  /** Accepts the events {@code from} … {@code to} and appends them to the feed. */
  public void append(int from, int to) {
    append(FEED, Group.NONE, from, to);
  }

  public void append(FeedId feed, Group group, int from, int to) {
    List<Candidate> candidates = new ArrayList<>();
    for (int number = from; number <= to; number++) {
      candidates.add(new Candidate(keep(number), clock.instant(), 100, List.of()));
    }
    appender.append(feed, group, candidates);
  }

  public EnvelopeKey keep(int number) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("extra.number", number);
    return switch (envelopeStore.keep(Envelope.ofEvent(event), "tester")) {
      case Kept.Accepted accepted -> accepted.key();
      case Kept.Duplicate duplicate -> duplicate.key();
      case Kept.Conflict conflict -> throw new IllegalStateException();
      case Kept.Updated updated -> throw new IllegalStateException();
      case Kept.NothingToUpdate nothing -> throw new IllegalStateException();
    };
  }

  static int number(Envelope envelope) {
    return envelope.payload().field("extra.number").orElseThrow().asInt();
  }

  public Drain drain() {
    return drain(platform);
  }

  /** A function instance that dies when it writes down what became of its first batch. */
  public Drain drainThatCrashesWhenSettling() {
    return drainThatCrashesWhenWriting(1);
  }

  public Drain drainThatCrashesWhenWriting(int timesBefore) {
    return drain(new CrashingPlatform(platform, "READERS_TABLE", timesBefore));
  }

  public Drain drain(Platform platform) {
    return drain(platform, new HttpMethod());
  }

  public Drain drain(Platform on, DeliveryMethod method) {
    return new Drain(on, method, receiver, this::settings, envelopeStore, hints, RETENTION);
  }

  public DestinationControl control() {
    return DestinationControl.of(platform, this::settings, hints);
  }

  public DestinationState state() {
    return states.find(FEED.destination());
  }

  public void pause(String reason) {
    control().pause(FEED.destination(), new Pause("operator", clock.instant(), reason));
  }

  public Job resume() {
    return control().resume(FEED.destination(), request("resume"));
  }

  public static Request request(String text) {
    return new Request("operator", Optional.empty(), text);
  }

  private SettingsDocument settings() {
    return new SettingsDocument(Map.of(), destinations, Map.of());
  }

  public void deliver() {
    deliver(READER);
  }

  public void deliver(ReaderId reader) {
    drain().drain(reader, () -> left);
  }

  public void deliverHinted() {
    deliverHinted(drain());
  }

  /** Delivers to every reader for which a hint is in the queue and due, until there is none. */
  public void deliverHinted(Drain process) {
    EmbeddedQueue queue = store.queue("Http");
    List<ReceivedMessage> messages = queue.receive(10, Duration.ofMinutes(6));
    while (!messages.isEmpty()) {
      for (ReceivedMessage message : messages) {
        process.drain(Hint.parse(message.body()).reader(), () -> left);
        queue.delete(message.receipt());
      }
      messages = queue.receive(10, Duration.ofMinutes(6));
    }
  }

  public Reader reader() {
    return reader(READER);
  }

  public Reader reader(ReaderId id) {
    return readers.find(id).orElseThrow().reader();
  }
}

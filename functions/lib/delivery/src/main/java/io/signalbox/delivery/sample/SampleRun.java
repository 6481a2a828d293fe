package io.signalbox.delivery.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.peer.TimeLimit;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.requested.KnownDestinations;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Sends one sample to a destination, past its readers: no cursor moves, nothing is written to the
 * delivery log, and the destination's state stays. A paused destination can be tested.
 */
public final class SampleRun {
  /** The name of the header that marks a sample, with the value {@code true}. */
  public static final String HEADER = "Signalbox-Test";

  /** How the hub calls itself where a sender's name is asked for. */
  public static final String SENDER = "signalbox";

  /** No test takes longer, whatever time-out the destination has. */
  public static final Duration LIMIT = Duration.ofSeconds(20);

  private static final System.Logger LOG = System.getLogger(SampleRun.class.getName());

  private final DeliveryMethod method;
  private final KnownDestinations destinations;
  private final Sender sender;
  private final Clock clock;

  public SampleRun(
      DeliveryMethod method, KnownDestinations destinations, Sender sender, Clock clock) {
    this.method = method;
    this.destinations = destinations;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Sends the sample of a test, once.
   *
   * @param test the id of the test: the same test has the same delivery's id
   */
  public SampleReport run(String destination, String test) {
    UUID id = UUID.nameUUIDFromBytes(("test#" + test).getBytes(StandardCharsets.UTF_8));
    RecordedSteps steps = new RecordedSteps(clock);
    Optional<Destination> known =
        destinations.find(destination).filter(found -> found.method().equals(method));
    Outcome outcome =
        known
            .map(found -> send(sample(id, found), steps))
            .orElseGet(() -> new Outcome.Failed("Not sent: the settings have changed meanwhile"));
    return steps.report(id, outcome);
  }

  private Outcome send(Delivery sample, Steps steps) {
    try {
      return TimeLimit.run(LIMIT, () -> sender.send(sample, steps));
    } catch (TimeoutException late) {
      return new Outcome.Unknown("The test was not done within " + LIMIT.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("This function's time ran out");
    } catch (ExecutionException defect) {
      LOG.log(Level.ERROR, "The test of " + sample.destination().name() + " broke", defect);
      return new Outcome.Unknown("The hub has a defect, which its log describes");
    }
  }

  private Delivery sample(UUID id, Destination destination) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Envelope envelope = Envelope.ofEvent(event(destination.name(), now));
    StoredEnvelope stored =
        new StoredEnvelope(EnvelopeKey.first(envelope.id().dedupKey()), envelope, SENDER, now);
    return new Delivery(
        id,
        destination,
        Group.NONE,
        List.of(stored),
        1,
        1,
        1,
        now,
        Correspondence.NONE,
        sender.template(destination, Group.NONE));
  }

  /** An event that nobody takes for a real one; its address is for documentation (RFC 5737). */
  private static ObjectNode event(String destination, Instant now) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("classification.taxonomy", "test")
        .put("classification.type", "test")
        .put("classification.identifier", "signalbox-test")
        .put("event_description.text", "TEST: a sample for the destination " + destination + ".")
        .put("feed.name", "signalbox-test")
        .put("source.ip", "192.0.2.1")
        .put("time.source", now.toString())
        .put("time.observation", now.toString());
  }
}

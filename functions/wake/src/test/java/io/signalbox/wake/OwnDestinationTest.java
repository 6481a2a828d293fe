package io.signalbox.wake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.PlainSender;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.drain.Drain;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.HttpMethod;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.embedded.EmbeddedStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A destination of the operator's gets what the hub tells of its destinations, and is itself in
 * trouble: what is told of that goes to it, too, and must not make more and more.
 */
class OwnDestinationTest {
  private static final Duration TIME = Duration.ofDays(21);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(30);

  private final TestHub hub = new TestHub();
  private final EmbeddedStream kept = hub.store.stream("Envelopes");
  private final DestinationWatch watch =
      new DestinationWatch(new HubNotices(hub.envelopeStore, "hub-a", "destinations"));
  private int sent;

  /** How many envelopes the hub tells in three weeks to a destination that answers so. */
  private int told(Supplier<Outcome> answer) {
    Drain drain =
        new Drain(
            hub.platform,
            new HttpMethod(),
            new Answering(answer),
            () -> new SettingsDocument(Map.of(), hub.destinations, Map.of()),
            hub.envelopeStore,
            hub.hints,
            TestHub.RETENTION);
    hub.append(1, 1);
    Instant end = hub.clock.instant().plus(TIME);
    int routed = kept.after(0, 10).size();
    while (hub.clock.instant().isBefore(end)) {
      drain.drain(TestHub.READER, () -> hub.left);
      hub.readers
          .due(hub.clock.instant(), 100)
          .forEach(reader -> drain.drain(reader, () -> hub.left));
      List<Reader> readers = hub.readers.ofDestination(TestHub.FEED.destination());
      int aside = (int) readers.stream().filter(reader -> reader.id().isAside()).count();
      watch.look(hub.state(), hub.clock.instant());
      watch.lookAtSetAside(TestHub.FEED.destination(), aside, hub.clock.instant());
      routed = route(routed);
      hub.clock.advance(BETWEEN_LOOKS);
    }
    return routed - 1;
  }

  /** As a route does that leads all of the hub's own to the destination. */
  private int route(int before) {
    List<StoredEnvelope> all =
        kept.after(0, 1_000).stream()
            .flatMap(change -> hub.envelopeStore.arrival(change).stream())
            .toList();
    for (StoredEnvelope one : all.subList(before, all.size())) {
      hub.appender.append(
          TestHub.FEED,
          Group.NONE,
          List.of(new Candidate(one.key(), hub.clock.instant(), 100, List.of())));
    }
    return all.size();
  }

  @Test
  void oneThatTakesNothingIsToldOfItsFailureAndItsPause() {
    assertThat(told(() -> new Outcome.Failed("503"))).isBetween(1, 2);
  }

  @Test
  void oneThatIsGoneIsToldOfItsPause() {
    assertThat(told(() -> new Outcome.RecipientRefused("410"))).isEqualTo(1);
    assertThat(sent).as("nothing is sent to it any more").isEqualTo(1);
  }

  @Test
  void oneThatRefusesEachNoticeIsToldOfEachDoublingAtMost() {
    assertThat(told(() -> new Outcome.ContentRefused("422"))).isLessThan(10);
  }

  @Test
  void oneThatRefusesTheHubIsToldOnce() {
    assertThat(told(() -> new Outcome.DestinationRefused("403"))).isBetween(1, 2);
  }

  @Test
  void oneThatTakesEachNoticeAtLastIsToldOfOneFailureAfterAnother() {
    // Each notice fails for an hour, so that it makes the next one, once it was taken.
    Instant start = hub.clock.instant();
    assertThat(
            told(
                () ->
                    Duration.between(start, hub.clock.instant()).toHours() % 2 == 0
                        ? new Outcome.Failed("503")
                        : new Outcome.Delivered("200")))
        .isLessThan(5);
  }

  private final class Answering implements PlainSender {
    private final Supplier<Outcome> answer;

    private Answering(Supplier<Outcome> answer) {
      this.answer = answer;
    }

    @Override
    public Capacity capacity(Destination destination) {
      return new Capacity(100, 1_000_000, 1, Duration.ofSeconds(20), true);
    }

    @Override
    public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
      return Collections.nCopies(waiting.size(), 1);
    }

    @Override
    public Outcome send(Delivery delivery, Steps steps) {
      sent++;
      return answer.get();
    }
  }
}

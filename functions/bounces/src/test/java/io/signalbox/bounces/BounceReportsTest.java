package io.signalbox.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.Group;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Handlers are told of addresses that bounce. */
class BounceReportsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:30:00Z");
  private static final Group GROUP =
      new Addressee(Optional.of("isp"), List.of(), List.of(), Optional.empty()).in(Group.NONE);
  private static final FeedId FEED = FeedId.of("owners", GROUP);
  private static final ReaderId MAIN = ReaderId.main(FEED);
  private static final Position FROM = new Position(1, 0);
  private static final Position TO = new Position(2, 0);
  private final ManualClock clock = new ManualClock(NOW);
  private final BounceHub hub = new BounceHub(clock);
  private final EmbeddedStream changes = hub.store.stream("envelopes");

  @Test
  void an_address_that_bounces_is_told_once_a_day_without_being_named() {
    sent();
    bounce("Permanent", "m1");
    bounce("Permanent", "m1");
    assertThat(told()).hasSize(1);

    Envelope envelope = told().getFirst();
    assertThat(envelope.payload().text("classification.identifier"))
        .contains("hub.address.bounced");
    assertThat(envelope.payload().text("extra.bounce.destination")).contains("owners");
    assertThat(envelope.payload().text("extra.bounce.organisation")).contains("isp");
    assertThat(envelope.payload().text("extra.bounce.reason")).contains("bounce");
    assertThat(envelope.payload().text("extra.bounce.address_hash"))
        .contains(AddressHash.of("abuse@isp.example"));
    assertThat(envelope.payload().toString()).doesNotContainIgnoringCase("abuse@isp.example");

    clock.advance(Duration.ofDays(1));
    bounce("Permanent", "m1");
    assertThat(told()).hasSize(2);
  }

  @Test
  void what_may_pass_and_what_the_hub_did_not_send_is_not_told() {
    sent();
    bounce("Transient", "m1");
    bounce("Permanent", "another");
    assertThat(told()).isEmpty();
  }

  private void sent() {
    hub.sent(MAIN, GROUP, FROM, TO, "m1");
  }

  private void bounce(String type, String messageId) {
    String event =
        """
        {"notificationType": "Bounce",
         "bounce": {"bounceType": "%s", "bouncedRecipients": [{"emailAddress": "Abuse@isp.example"}]},
         "mail": {"messageId": "%s", "destination": ["abuse@isp.example", "noc@isp.example"]}}
        """
            .formatted(type, messageId);
    assertThat(hub.isDone(event)).isTrue();
  }

  private List<Envelope> told() {
    EnvelopeStore envelopeStore =
        new EnvelopeStore(
            hub.platform.table("ENVELOPES_TABLE"), clock, new Random(3), Duration.ofDays(30));
    return changes.after(0, 100).stream()
        .flatMap(change -> envelopeStore.arrival(change).stream())
        .map(StoredEnvelope::envelope)
        .toList();
  }
}

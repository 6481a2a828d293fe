package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.aws.InvocationContext;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.settings.Group;
import io.signalbox.store.ManualClock;
import io.signalbox.store.TestEnvironment;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bot that posts one by one, and a recipient who gets one mail an hour at most. */
class MailLimitTest {
  private static final Duration RETENTION = Duration.ofDays(90);

  private final ManualClock clock = new ManualClock(Deliveries.NOW);
  private final Postbox postbox = new Postbox();
  private final EmbeddedPlatform platform =
      new EmbeddedPlatform(
          EmbeddedStore.inMemory(clock),
          TestEnvironment.with(Map.of()),
          postbox,
          new MemorySecrets(),
          clock,
          new Random(1));

  @ParameterizedTest
  @CsvSource({
    "en, We have collected events for this mail since 2026-11-22 04:40:00 (UTC).",
    "de, Seit 2026-11-22 04:40:00 (UTC) haben wir Ereignisse"
  })
  void whatIsOverTheLimitComesWithTheNextMailWhichSaysSo(String language, String said) {
    PrimingScene.of(
        platform,
        Deliveries.object(
            """
            {"method": "mail", "uri": "mailto:abuse@isp.example", "interval": {"pause": "PT0S"},
             "mail": {"perHour": 1, "language": "%s"}}
            """
                .formatted(language)));
    deliver();
    assertThat(postbox.size()).isEqualTo(1);
    assertThat(postbox.read().text()).doesNotContain(said);

    clock.advance(Duration.ofMinutes(10));
    for (int number = 2; number <= 4; number++) {
      append(number);
      deliver();
    }
    assertThat(postbox.size()).isEqualTo(1);

    clock.advance(Duration.ofMinutes(51));
    deliver();
    assertThat(postbox.size()).isEqualTo(2);
    assertThat(postbox.read().text()).contains(said, "192.0.2.2", "192.0.2.3", "192.0.2.4");
    assertThat(postbox.read().html()).contains(said);

    clock.advance(Duration.ofMinutes(61));
    append(5);
    deliver();
    assertThat(postbox.read().text()).contains("192.0.2.5").doesNotContain(said);
  }

  private void deliver() {
    new DeliverMailHandler(platform)
        .handleRequest(
            PrimingEvents.message(PrimingScene.hint()),
            new InvocationContext("mail", 512, "1", () -> 60_000));
  }

  private void append(int number) {
    Envelope envelope =
        Envelope.ofEvent(
            JsonNodeFactory.instance.objectNode().put("source.ip", "192.0.2." + number));
    new EnvelopeStore(platform.table("ENVELOPES_TABLE"), clock, platform.random(), RETENTION)
        .keep(envelope, "bot");
    new FeedAppender(platform.table("FEEDS_TABLE"), clock, RETENTION, (feed, group) -> {})
        .append(
            PrimingScene.FEED,
            Group.NONE,
            List.of(
                new Candidate(
                    EnvelopeKey.first(envelope.id().dedupKey()),
                    clock.instant(),
                    envelope.memoryBytes(),
                    List.of())));
  }
}

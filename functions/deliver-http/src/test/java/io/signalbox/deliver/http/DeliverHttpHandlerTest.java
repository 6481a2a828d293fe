package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.http.exchange.Receiver;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The function as the template wires it, on the store in memory. */
@Timeout(60)
class DeliverHttpHandlerTest {
  private static final FeedId FEED = new FeedId("soc-push", "");
  private static final Duration RETENTION = Duration.ofDays(90);

  private final Clock clock = Clock.systemUTC();
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final Map<String, String> variables =
      new HashMap<>(
          Map.ofEntries(
              Map.entry("ENVELOPES_TABLE", "Envelopes"),
              Map.entry("FEEDS_TABLE", "Feeds"),
              Map.entry("READERS_TABLE", "Readers"),
              Map.entry("DELIVERIES_TABLE", "Deliveries"),
              Map.entry("SETTINGS_TABLE", "Settings"),
              Map.entry("SETTINGS_AGE", "PT20S"),
              Map.entry("OUTCOME_DELAY", "PT0S"),
              Map.entry("HUB_NAME", "hub-a"),
              Map.entry("MAIL_SENDER", "Hub A <hub@hub.example>"),
              Map.entry("RETENTION", RETENTION.toString())));

  @BeforeEach
  void nameTheQueues() {
    variables.putAll(
        Map.of(
            "MAIL_QUEUE",
            "Mail",
            "HTTP_QUEUE",
            "Http",
            "AMQP_QUEUE",
            "Amqp",
            "XMPP_QUEUE",
            "Xmpp"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aHintPushesWhatWaitsInItsOrderOnce() throws IOException {
    variables.put("ALLOW_LOOPBACK", "true");
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
      append(receiver.uri(), 3);
      handle();
      handle();
      assertThat(receiver.requests()).hasSize(3);
      assertThat(receiver.requests())
          .allMatch(request -> request.contains("\"signalbox:path\":\"!hub-a\""));
      for (int i = 0; i < 3; i++) {
        assertThat(receiver.requests().get(i)).contains("\"text " + (i + 1) + "\"");
      }
    }
  }

  @Test
  void thisMachineIsNotPushedToUnlessThatIsSet() throws IOException {
    try (var receiver = Receiver.answering("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
      append(receiver.uri(), 1);
      handle();
      assertThat(receiver.connections()).isZero();
    }
  }

  private void append(URI uri, int count) {
    var platform = platform();
    var settings = new SettingsStore(store.table("Settings"), platform.random());
    var document = JsonNodeFactory.instance.objectNode();
    document
        .putObject("destinations")
        .putObject("soc-push")
        .put("method", "http")
        .put("uri", uri.toString());
    assertThat(settings.commit(settings.current(), document, List.of())).isPresent();

    var envelopeStore =
        new EnvelopeStore(store.table("Envelopes"), clock, platform.random(), RETENTION);
    var candidates = new ArrayList<Candidate>();
    for (var arrival : StoredEnvelopes.events(count)) {
      envelopeStore.keep(arrival.envelope(), "cert-at");
      candidates.add(new Candidate(arrival.key(), clock.instant(), 100, List.of()));
    }
    new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {})
        .append(FEED, Group.NONE, candidates);
  }

  private void handle() {
    var message = new SQSEvent.SQSMessage();
    message.setMessageId("1");
    message.setBody(new Hint(ReaderId.main(FEED)).text());
    var event = new SQSEvent();
    event.setRecords(List.of(message));
    var answer = new DeliverHttpHandler(platform()).handleRequest(event, new Invocation());
    assertThat(answer.getBatchItemFailures()).isEmpty();
  }

  private EmbeddedPlatform platform() {
    return new EmbeddedPlatform(
        store,
        new Environment(variables),
        mail -> new Mailer.Result.ContentRefused("No mail here"),
        new MemorySecrets(),
        clock,
        new Random(1));
  }
}

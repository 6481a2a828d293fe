package io.signalbox.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.http.exchange.Receiver;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Mailer;
import io.signalbox.store.TestEnvironment;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One batch of hints: receivers that hold what they can hold up nobody else. */
@Timeout(120)
class NeighboursTest {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final int HOSTILE = 9;

  private final Clock clock = Clock.systemUTC();
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedPlatform platform =
      new EmbeddedPlatform(
          store,
          TestEnvironment.with(Map.of("ALLOW_LOOPBACK", "true")),
          mail -> new Mailer.Result.ContentRefused("No mail here"),
          new MemorySecrets(),
          clock,
          new Random(1));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatOthersGetArrivesWhileTheyAreHeld() throws IOException {
    var arrived = new CountDownLatch(3);
    try (var hostile =
            Receiver.start(
                connection -> {
                  // Answered once the good one has everything.
                  while (!connection.readRequest().isEmpty()) {
                    connection.write("HTTP/1.1 200 OK\n");
                    arrived.await();
                    connection.write("Content-Length: 0\n\n");
                  }
                });
        var good =
            Receiver.start(
                connection -> {
                  while (!connection.readRequest().isEmpty()) {
                    arrived.countDown();
                    connection.write("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
                  }
                })) {
      Map<String, URI> destinations = new LinkedHashMap<>();
      for (int i = 0; i < HOSTILE; i++) {
        destinations.put("hostile-" + i, hostile.uri());
      }
      destinations.put("good", good.uri());
      set(destinations);
      destinations.keySet().forEach(this::append);

      handle(List.copyOf(destinations.keySet()));

      assertThat(good.requests()).hasSize(3);
      assertThat(hostile.requests()).hasSize(3 * HOSTILE);
      for (String name : destinations.keySet()) {
        var reader =
            new Readers(platform.dueTable("READERS_TABLE"))
                .find(ReaderId.main(new FeedId(name, "")))
                .orElseThrow()
                .reader();
        assertThat(reader.trouble()).as("%s was answered in time", name).isNull();
      }
    }
  }

  private void set(Map<String, URI> destinations) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode all = document.putObject("destinations");
    destinations.forEach(
        (name, uri) ->
            all.putObject(name)
                .put("method", "http")
                .put("uri", uri.toString())
                .putObject("http")
                .put("timeout", "PT30S"));
    var settings = new SettingsStore(store.table("Settings"), platform.random());
    assertThat(settings.commit(settings.current(), document, List.of())).isPresent();
  }

  private void append(String destination) {
    var envelopeStore =
        new EnvelopeStore(store.table("Envelopes"), clock, platform.random(), RETENTION);
    var candidates = new ArrayList<Candidate>();
    for (var arrival : StoredEnvelopes.events(3)) {
      envelopeStore.keep(arrival.envelope(), "cert-at");
      candidates.add(new Candidate(arrival.key(), clock.instant(), 100, List.of()));
    }
    new FeedAppender(store.table("Feeds"), clock, RETENTION, (feed, group) -> {})
        .append(new FeedId(destination, ""), Group.NONE, candidates);
  }

  private void handle(List<String> destinations) {
    var event = new SQSEvent();
    event.setRecords(
        destinations.stream()
            .map(
                name -> {
                  var message = new SQSEvent.SQSMessage();
                  message.setMessageId(name);
                  message.setBody(new Hint(ReaderId.main(new FeedId(name, ""))).text());
                  return message;
                })
            .toList());
    var answer = new DeliverHttpHandler(platform).handleRequest(event, new Invocation());
    assertThat(answer.getBatchItemFailures()).isEmpty();
  }
}

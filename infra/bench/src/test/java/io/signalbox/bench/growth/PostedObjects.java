package io.signalbox.bench.growth;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import io.signalbox.settings.Token;
import io.signalbox.store.Change;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.taxii.TaxiiHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A TAXII collection with so many objects, all of which a client added at once. */
final class PostedObjects implements AutoCloseable {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final String FEED = "added";
  private static final String TOKEN = "a-token-of-the-bench-that-adds";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Ground ground;
  private final int size;
  private final EmbeddedStream stream;
  private final TaxiiHandler handler;
  private final String objects;
  private final long callsOfAddition;

  PostedObjects(Ground ground, int size) {
    this.ground = ground;
    this.size = size;
    stream = ground.store().stream("Envelopes");
    settings();
    handler = new TaxiiHandler(ground.platform("TaxiiFunction"));
    Matcher id = ID.matcher(send("GET", "", "", 200));
    if (!id.find()) {
      throw new IllegalStateException("There is no collection");
    }
    objects = id.group() + "/objects/";
    long before = ground.calls();
    send("POST", objects, body(), 202);
    callsOfAddition = ground.calls() - before;
    append();
  }

  /** How often tables were asked for something while the objects were added. */
  long callsOfAddition() {
    return callsOfAddition;
  }

  /** How often tables are asked for something while a page with all objects is read. */
  long callsOfPage() {
    long before = ground.calls();
    String page = send("GET", objects, "", 200);
    if (page.split("\"note--", -1).length - 1 != size) {
      throw new IllegalStateException("The page has not all objects: " + page);
    }
    return ground.calls() - before;
  }

  private String body() {
    return IntStream.range(0, size)
        .mapToObj(
            number ->
                """
                {"type": "note", "spec_version": "2.1", "content": "seen",
                 "id": "note--0b5cf1a2-7f0e-4c59-a3a8-%012d", "modified": "2026-11-28T10:00:00Z"}
                """
                    .formatted(number))
        .collect(Collectors.joining(",", "{\"objects\": [", "]}"));
  }

  /** What fanout does. */
  private void append() {
    EnvelopeStore store =
        new EnvelopeStore(
            ground.store().table("Envelopes"), ground.clock(), ground.random(), RETENTION);
    List<Candidate> candidates = new ArrayList<>();
    for (Change change : stream.after(0, Integer.MAX_VALUE)) {
      store
          .arrival(change)
          .ifPresent(
              one ->
                  candidates.add(
                      new Candidate(
                          one.key(), one.receivedAt(), one.envelope().memoryBytes(), List.of())));
    }
    new FeedAppender(ground.store().table("Feeds"), ground.clock(), RETENTION, (feed, group) -> {})
        .append(new FeedId(FEED, ""), Group.NONE, candidates);
    ground.clock().advance(Duration.ofSeconds(5));
  }

  private String send(String method, String rest, String body, int status) {
    ApiEvent event =
        ApiEvent.of(
            method,
            "/taxii2/feeds/collections/" + rest,
            Map.of("Authorization", "Bearer " + TOKEN, "Content-Type", "application/taxii+json"),
            body.isEmpty() ? null : body);
    APIGatewayProxyResponseEvent answer = handler.handleRequest(event, null);
    if (answer.getStatusCode() != status) {
      throw new IllegalStateException(answer.getStatusCode() + " " + answer.getBody());
    }
    return answer.getBody();
  }

  private void settings() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode feed = document.putObject("destinations").putObject(FEED);
    feed.put("method", "pull").putObject("pull").put("posted", true);
    ObjectNode instance = document.putObject("instances").putObject("adder");
    instance.putArray("tokens").addObject().put("name", "1").put("hash", Token.hashOf(TOKEN));
    ObjectNode grants = instance.putObject("grants").put("post", true);
    grants.putArray("read").add(FEED);
    grants.putObject("deliver").putArray("destinations").add(FEED);
    Settings.commit(ground, document);
  }

  @Override
  public void close() {
    ground.close();
  }
}

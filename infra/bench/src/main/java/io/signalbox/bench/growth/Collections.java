package io.signalbox.bench.growth;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.Group;
import io.signalbox.settings.Token;
import io.signalbox.taxii.TaxiiHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page of a TAXII collection costs, and a poll that finds nothing, while the collection
 * grows. Its entries are of a few thousand envelopes, again and again.
 */
final class Collections {
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final String FEED = "indicators";
  private static final String TOKEN = "a-token-of-the-bench-that-reads";
  private static final int ENVELOPES = 5_000;
  private static final int OBJECTS_A_PAGE = 1_000;

  /** So many entries are appended at once, as after a POST. */
  private static final int ENTRIES_AN_APPEND = 500;

  private static final int PAGES = 20;
  private static final int POLLS = 500;
  private static final String NO_INDICATOR = "indicator--00000000-0000-4000-8000-000000000000";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Ground ground;
  private final TaxiiHandler handler;
  private final List<Instant> appended = new ArrayList<>();
  private final String collection;

  Collections(Ground ground, int size) throws UnreadableBody {
    this.ground = ground;
    settings();
    List<EnvelopeKey> keys = envelopes();
    FeedAppender appender =
        new FeedAppender(ground.table("Feeds"), ground.clock(), RETENTION, (feed, group) -> {});
    for (int entries = 0; entries < size; entries += ENTRIES_AN_APPEND) {
      ground.clock().advance(Duration.ofSeconds(5));
      Instant now = ground.clock().instant();
      appended.add(now);
      List<Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < ENTRIES_AN_APPEND; i++) {
        candidates.add(new Candidate(keys.get((entries + i) % keys.size()), now, 600, List.of()));
      }
      appender.append(new FeedId(FEED, ""), Group.NONE, candidates);
    }
    this.handler = new TaxiiHandler(ground.platform("TaxiiFunction"));
    Matcher id = ID.matcher(get("", Map.of()));
    if (!id.find()) {
      throw new IllegalStateException("There is no collection");
    }
    this.collection = id.group() + "/objects/";
  }

  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time of a TAXII collection", "entries");
    for (int size : SIZES) {
      try (Ground ground = new Ground(template)) {
        Collections collections = new Collections(ground, size);
        growth.add(
            "a page of 1,000 objects", size, Cost.of(ground, PAGES, () -> {}, collections::page));
        growth.add(
            "a poll that finds nothing", size, Cost.of(ground, POLLS, () -> {}, collections::poll));
        growth.add(
            "an object that is not there",
            size,
            Cost.of(ground, POLLS, () -> {}, () -> collections.missing(NO_INDICATOR)));
      }
    }
    return growth;
  }

  /** When the collection got its first entries. */
  Instant begin() {
    return appended.getFirst();
  }

  /** Somewhere in the collection, by the time before it. */
  void page() {
    int last = appended.size() - 2 * OBJECTS_A_PAGE / ENTRIES_AN_APPEND;
    Instant after = appended.get(ground.random().nextInt(last));
    String body =
        get(
            collection,
            Map.of("added_after", after.toString(), "limit", Integer.toString(OBJECTS_A_PAGE)));
    if (!body.contains("\"more\":true")) {
      throw new IllegalStateException("There are more objects behind that page");
    }
  }

  void poll() {
    String body = get(collection, Map.of("added_after", "2100-01-01T00:00:00Z"));
    if (!body.equals("{}")) {
      throw new IllegalStateException("Nothing comes so late: " + body);
    }
  }

  /** Asks for an object by its id. */
  void missing(String id) {
    String body = get(collection, Map.of("match[id]", id));
    if (!body.equals("{}")) {
      throw new IllegalStateException("It is not in the collection: " + body);
    }
  }

  private String get(String rest, Map<String, String> query) {
    ApiEvent event =
        ApiEvent.of(
            "GET",
            "/taxii2/feeds/collections/" + rest,
            Map.of("Authorization", "Bearer " + TOKEN),
            null);
    event.setQueryStringParameters(query);
    Map<String, List<String>> several = new HashMap<>();
    query.forEach((name, value) -> several.put(name, List.of(value)));
    event.setMultiValueQueryStringParameters(several);
    APIGatewayProxyResponseEvent answer = handler.handleRequest(event, null);
    if (answer.getStatusCode() != 200) {
      throw new IllegalStateException(answer.getStatusCode() + " " + answer.getBody());
    }
    return answer.getBody();
  }

  private void settings() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("destinations").putObject(FEED).put("method", "pull");
    ObjectNode reader = document.putObject("instances").putObject("reader");
    reader.putArray("tokens").addObject().put("name", "1").put("hash", Token.hashOf(TOKEN));
    reader.putObject("grants").putArray("read").add(FEED);
    Settings.commit(ground, document);
  }

  private List<EnvelopeKey> envelopes() throws UnreadableBody {
    EnvelopeStore store =
        new EnvelopeStore(ground.table("Envelopes"), ground.clock(), ground.random(), RETENTION);
    List<EnvelopeKey> keys = new ArrayList<>();
    for (int number = 0; number < ENVELOPES; number++) {
      Envelope envelope = Envelopes.about(number, number);
      store.keep(envelope, "bench");
      keys.add(EnvelopeKey.first(envelope.id().dedupKey()));
    }
    return keys;
  }
}

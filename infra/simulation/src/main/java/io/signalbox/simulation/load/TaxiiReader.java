package io.signalbox.simulation.load;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.hub.Api;
import io.signalbox.simulation.hub.Hub;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A client of TAXII that reads the indicators of a feed by {@code next} or by {@code added_after},
 * now so and now so, and keeps times by the millisecond.
 */
final class TaxiiReader {
  static final String TOKEN = "taxii";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String COLLECTIONS = "/taxii2/feeds/collections/";

  private final Hub hub;
  private final SimulatedProcess self;
  private final RandomGenerator random;
  private final List<String> transcript = new ArrayList<>();
  private Optional<String> collection = Optional.empty();
  private Optional<String> next = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private int ends;

  TaxiiReader(Hub hub, SimulatedProcess self, RandomGenerator random) {
    this.hub = hub;
    this.self = self;
    this.random = random;
  }

  /** What it was given, in order. */
  List<String> transcript() {
    return List.copyOf(transcript);
  }

  /** It is to read to the end from now on. */
  void beginLastReading() {
    ends = 0;
  }

  /** Whether it was told twice since then that there is nothing more. */
  boolean isAtTheEnd() {
    return ends > 1;
  }

  /** Reads now and then, for as long as the run goes on. */
  void readOn() {
    while (true) {
      if (collection.isEmpty()) {
        findCollection();
      } else {
        ends = read(collection.get()) ? 0 : ends + 1;
      }
      self.pause(Duration.ofMillis(random.nextLong(1_000, 240_000)));
    }
  }

  private void findCollection() {
    ok(COLLECTIONS, Map.of())
        .map(answer -> Requests.json(Requests.body(answer)).path("collections"))
        .ifPresent(
            all ->
                all.forEach(
                    one -> {
                      if (one.path("title").asText().equals(SettingsText.PULLED)) {
                        collection = Optional.of(one.path("id").asText());
                      }
                    }));
  }

  /**
   * Asks once.
   *
   * @return whether there may be more
   */
  private boolean read(String id) {
    Map<String, String> query = new HashMap<>();
    query.put("limit", Integer.toString(random.nextInt(1, 6)));
    query.put("match[type]", "indicator");
    if (next.isPresent() && random.nextBoolean()) {
      query.put("next", next.get());
    } else {
      last.ifPresent(time -> query.put("added_after", time.toString()));
    }
    Optional<APIGatewayProxyResponseEvent> answer = ok(COLLECTIONS + id + "/objects/", query);
    if (answer.isEmpty()) {
      return true;
    }
    JsonNode page = Requests.json(Requests.body(answer.get()));
    page.path("objects")
        .forEach(
            one ->
                transcript.add(
                    one.path("id").asText().substring("indicator--".length()).substring(0, 6)));
    next = Optional.ofNullable(page.path("next").textValue());
    Requests.header(answer.get(), "x-taxii-date-added-last")
        .ifPresent(time -> last = Optional.of(Instant.parse(time).truncatedTo(ChronoUnit.MILLIS)));
    return !page.path("objects").isEmpty();
  }

  private Optional<APIGatewayProxyResponseEvent> ok(String path, Map<String, String> query) {
    return hub.request(Api.TAXII, Requests.get(path, TOKEN, query), PATIENCE)
        .filter(answer -> answer.getStatusCode() == 200);
  }
}

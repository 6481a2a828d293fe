package io.signalbox.simulation.load;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.hub.Api;
import io.signalbox.simulation.hub.Hub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A client of Warden, which keeps the last id, or leaves its place to the hub. */
final class WardenReader {
  static final String WITH_ID = "warden";
  static final String WITHOUT_ID = "warden-without-id";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Hub hub;
  private final String token;
  private final SimulatedProcess self;
  private final RandomGenerator random;
  private final List<PlainReader.Given> given = new ArrayList<>();

  /** Who has read nothing yet asks for what is behind the first id. */
  private long lastId = 1;

  private int ends;

  WardenReader(Hub hub, String token, SimulatedProcess self, RandomGenerator random) {
    this.hub = hub;
    this.token = token;
    this.self = self;
    this.random = random;
  }

  /** What it was given, answer by answer. */
  List<PlainReader.Given> given() {
    return List.copyOf(given);
  }

  /** What it was given, in order. */
  List<String> transcript() {
    return given.stream().flatMap(one -> one.lines().stream()).toList();
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
    // Its first answer begins wherever the feed ends by then.
    boolean moved = token.equals(WITHOUT_ID);
    while (true) {
      Optional<JsonNode> answer = ask();
      if (answer.isPresent()) {
        List<String> lines = new ArrayList<>();
        answer
            .get()
            .path("events")
            .forEach(event -> lines.add(event.path("ID").asText().substring(0, 6)));
        given.add(new PlainReader.Given(lines, false, moved));
        lastId = answer.get().path("lastid").asLong();
        ends = lines.isEmpty() ? ends + 1 : 0;
      } else {
        moved = true;
        ends = 0;
      }
      self.pause(Duration.ofMillis(random.nextLong(1_000, 240_000)));
    }
  }

  private Optional<JsonNode> ask() {
    Map<String, String> query = new HashMap<>();
    query.put("count", Integer.toString(random.nextInt(1, 6)));
    if (token.equals(WITH_ID)) {
      query.put("id", Long.toString(lastId));
    }
    return hub.request(Api.WARDEN, Requests.get("/warden3/getEvents", token, query), PATIENCE)
        .filter(answer -> answer.getStatusCode() == 200)
        .map((APIGatewayProxyResponseEvent answer) -> Requests.json(Requests.body(answer)));
  }
}

package io.signalbox.simulation.load;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.simulation.hub.Api;
import io.signalbox.simulation.hub.Hub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An instance that posts, and repeats what it is not told to be kept, as IntelMQ's bots do. */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Hub hub;
  private final String token;
  private final SimulatedProcess self;
  private final Trace trace;
  private final RandomGenerator random;

  Client(Hub hub, String token, SimulatedProcess self, Trace trace, RandomGenerator random) {
    this.hub = hub;
    this.token = token;
    this.self = self;
    this.trace = trace;
    this.random = random;
  }

  /** Posts these in one request, again and again until it is told what became of each. */
  void post(List<Posting> postings) {
    ArrayNode body = Requests.JSON.createArrayNode();
    postings.forEach(posting -> body.add(posting.json(hub.name())));
    boolean done = false;
    while (!done) {
      ApiEvent request = Requests.post("/v1/envelopes", token, body.toString());
      Optional<APIGatewayProxyResponseEvent> answer = hub.request(Api.INGEST, request, PATIENCE);
      done = answer.isPresent() && hear(postings, answer.get());
      if (!done) {
        self.pause(Duration.ofMillis(random.nextLong(500, 20_000)));
      }
    }
  }

  /** Whether nothing is to be sent again. */
  private boolean hear(List<Posting> postings, APIGatewayProxyResponseEvent answer) {
    trace.say(() -> token + " is answered " + answer.getStatusCode());
    JsonNode items = Requests.json(Requests.body(answer)).path("items");
    for (JsonNode item : items) {
      Posting posting = postings.get(item.path("index").asInt());
      posting.heard().add(item.path("status").asText());
      trace.say(() -> token + " is told " + posting);
    }
    return !items.isEmpty() && answer.getStatusCode() < 500;
  }
}

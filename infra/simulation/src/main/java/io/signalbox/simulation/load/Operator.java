package io.signalbox.simulation.load;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.simulation.check.Replay;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Trace;
import io.signalbox.simulation.hub.Api;
import io.signalbox.simulation.hub.Hub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Somebody who pauses, resumes and sends again. */
final class Operator {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Hub hub;
  private final List<String> destinations;
  private final SimulatedProcess self;
  private final Trace trace;
  private final RandomGenerator random;
  private final List<Replay> promised;

  /**
   * @param promised gets the replays of whole feeds that it was told will happen
   */
  Operator(
      Hub hub,
      List<String> destinations,
      SimulatedProcess self,
      Trace trace,
      RandomGenerator random,
      List<Replay> promised) {
    this.hub = hub;
    this.destinations = destinations;
    this.self = self;
    this.trace = trace;
    this.random = random;
    this.promised = promised;
  }

  /** Does something now and then. */
  void act(Instant until) {
    while (self.clock().instant().isBefore(until)) {
      self.pause(Duration.ofMillis(random.nextLong(5_000, 240_000)));
      String destination = destinations.get(random.nextInt(destinations.size()));
      switch (random.nextInt(5)) {
        case 0 -> ask(destination, "pause", "{}");
        case 1, 2 -> ask(destination, "resume", "{}");
        case 3 -> replayAll(destination);
        default -> ask(destination, "replay", "{\"setAside\": true}");
      }
    }
  }

  /** Lets all destinations go on, those too that a receiver stopped. */
  void resumeAll() {
    for (String destination : destinations) {
      while (!ask(destination, "resume", "{}")) {
        self.pause(Duration.ofSeconds(5));
      }
    }
  }

  private void replayAll(String destination) {
    Replay replay = new Replay(hub, destination, self.clock().instant());
    if (ask(destination, "replay", "{\"since\": \"2026-11-22T00:00:00Z\"}")) {
      promised.add(replay);
    }
  }

  private boolean ask(String destination, String what, String body) {
    trace.say(() -> "the operator wants " + destination + " to " + what);
    Optional<APIGatewayProxyResponseEvent> answer =
        hub.request(
            Api.CONTROL,
            Requests.post("/v1/destinations/" + destination + "/" + what, "operator", body),
            PATIENCE);
    trace.say(
        () ->
            "the operator is answered "
                + answer.map(APIGatewayProxyResponseEvent::getStatusCode).orElse(0));
    return answer.isPresent() && answer.get().getStatusCode() / 100 == 2;
  }
}

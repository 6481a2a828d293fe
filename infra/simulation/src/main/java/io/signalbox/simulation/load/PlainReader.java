package io.signalbox.simulation.load;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.hub.Api;
import io.signalbox.simulation.hub.Hub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An instance that pulls a feed and keeps nothing: the hub keeps its place. */
public final class PlainReader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What it was given once.
   *
   * @param repeated whether the hub said that it had given it before
   * @param lostBefore whether an answer was lost before: its request may be worked on at any time,
   *     and move the place without anybody being told
   */
  public record Given(List<String> lines, boolean repeated, boolean lostBefore) {}

  private final Hub hub;
  private final String feed;
  private final SimulatedProcess self;
  private final RandomGenerator random;
  private final List<Given> given = new ArrayList<>();
  private boolean rests;

  PlainReader(Hub hub, String feed, SimulatedProcess self, RandomGenerator random) {
    this.hub = hub;
    this.feed = feed;
    this.self = self;
    this.random = random;
  }

  public String feed() {
    return feed;
  }

  public Hub hub() {
    return hub;
  }

  public List<Given> given() {
    return List.copyOf(given);
  }

  /** It is to read no more. */
  void rest() {
    rests = true;
  }

  /** Reads now and then, until it is told to rest. */
  void readOn() {
    boolean lost = false;
    while (!rests) {
      Map<String, String> query = Map.of("limit", Integer.toString(random.nextInt(1, 6)));
      Optional<APIGatewayProxyResponseEvent> answer =
          hub.request(Api.PULL, Requests.get("/v1/feeds/" + feed, "plain", query), PATIENCE);
      if (answer.isPresent() && answer.get().getStatusCode() == 200) {
        boolean repeated = Requests.header(answer.get(), "signalbox-repeated").isPresent();
        List<String> lines = Requests.lines(Requests.body(answer.get()));
        given.add(new Given(lines, repeated, lost));
      } else {
        lost = true;
      }
      self.pause(Duration.ofMillis(random.nextLong(1_000, 240_000)));
    }
  }
}

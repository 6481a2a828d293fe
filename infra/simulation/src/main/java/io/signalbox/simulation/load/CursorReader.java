package io.signalbox.simulation.load;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
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
import org.jspecify.annotations.Nullable;

/** An instance that pulls a feed and keeps its cursor. */
public final class CursorReader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CURSOR = "signalbox-cursor";
  private static final int GONE = 410;

  private final Hub hub;
  private final String feed;
  private final SimulatedProcess self;
  private final RandomGenerator random;
  private final List<String> transcript = new ArrayList<>();
  private @Nullable String cursor;
  private boolean rests;
  private int ends;

  CursorReader(Hub hub, String feed, SimulatedProcess self, RandomGenerator random) {
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

  /** What it was given, in order. */
  public List<String> transcript() {
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

  /** Whether it was ever answered. */
  boolean hasCursor() {
    return cursor != null;
  }

  /** It is to read no more, until it is told to go on. */
  void rest() {
    rests = true;
  }

  /** Reads now and then, for as long as the run goes on. */
  void readOn() {
    rests = false;
    read(Integer.MAX_VALUE);
  }

  /** Reads so many times at the most. */
  void read(int times) {
    for (int i = 0; i < times && !rests; i++) {
      ends = read() ? 0 : ends + 1;
      self.pause(Duration.ofMillis(random.nextLong(1_000, 240_000)));
    }
  }

  /**
   * Asks once.
   *
   * @return whether there may be more
   */
  private boolean read() {
    Map<String, String> query = new HashMap<>();
    query.put("limit", Integer.toString(random.nextInt(1, 6)));
    query.put(cursor == null ? "since" : "after", cursor == null ? "2026-11-22T00:00:00Z" : cursor);
    Optional<APIGatewayProxyResponseEvent> answer =
        hub.request(Api.PULL, Requests.get("/v1/feeds/" + feed, "reader", query), PATIENCE);
    if (answer.isPresent() && answer.get().getStatusCode() == GONE) {
      // What it was at is past retention: it is told where to go on.
      cursor = Requests.header(answer.get(), CURSOR).orElseThrow();
    }
    if (answer.isEmpty() || answer.get().getStatusCode() != 200) {
      return true;
    }
    List<String> lines = Requests.lines(Requests.body(answer.get()));
    transcript.addAll(lines);
    cursor = Requests.header(answer.get(), CURSOR).orElseThrow();
    return !lines.isEmpty();
  }
}

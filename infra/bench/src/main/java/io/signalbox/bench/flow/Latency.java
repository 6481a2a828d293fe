package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** How long it takes from a POST to the push that comes of it, when little is going on. */
final class Latency {
  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final int EVENTS_A_ROUND = 200;

  /**
   * So that the JVM has compiled what it will, as before the warm bursts of the race: at 20 a
   * second a hub has had as many after 25 minutes. Their numbers are above all others'.
   */
  private static final int EVENTS_BEFORE = 30_000;

  private static final long NUMBERS_BEFORE = 1_000_000;

  private Latency() {}

  static void measure(Path root, int rounds)
      throws IOException, ExecutionException, InterruptedException {
    Spread middle = new Spread();
    Spread late = new Spread();
    measure(root, rounds, Optional.of(HubProcess.HEAP_AT_LOAD), middle, late);
    System.out.printf(
        "%nfrom POST to push at 20/s, %d a round%n  p50 %s ms%n  p99 %s ms%n",
        EVENTS_A_ROUND, middle, late);
  }

  /**
   * Adds the percentiles of each round.
   *
   * @param heap the hub's; empty for what it takes by itself
   */
  static void measure(Path root, int rounds, Optional<String> heap, Spread middle, Spread late)
      throws IOException, ExecutionException, InterruptedException {
    StoredEnvelopes arrivals = new StoredEnvelopes();
    Received before = new Received();
    try (Sink sink = new Sink((path, body) -> came(body, before, arrivals));
        HubProcess hub =
            HubProcess.start(
                root,
                new Settings().pushed("single", 1, sink.uri(), "{\"batch\": 1}").json(),
                heap)) {
      new Burst(hub.uri(), "single", 1, NUMBERS_BEFORE).post(8, EVENTS_BEFORE);
      before.await(EVENTS_BEFORE);
      Pulse pulse = new Pulse(hub.uri(), "single", BETWEEN, arrivals);
      pulse.post(EVENTS_A_ROUND);
      arrivals.await(1);
      for (int round = 0; round < rounds; round++) {
        pulse.post(EVENTS_A_ROUND);
        Percentiles times = arrivals.await(1);
        middle.add(times.milliseconds(50));
        late.add(times.milliseconds(99));
      }
    }
  }

  private static void came(byte[] body, Received before, StoredEnvelopes arrivals) {
    if (Events.number(body) < NUMBERS_BEFORE) {
      arrivals.came(Events.number(body));
    } else {
      before.add(body);
    }
  }
}

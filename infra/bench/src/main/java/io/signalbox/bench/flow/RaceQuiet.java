package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import io.signalbox.bench.flow.RaceTable.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** A hub with little to do: 20 events a second, and none while ten destinations hang. */
final class RaceQuiet {
  private static final int HANGING = 10;
  private static final Duration SETTLING = Duration.ofMinutes(3);
  private static final Duration WATCHED = Duration.ofSeconds(60);

  private RaceQuiet() {}

  static void steady(Path root, int rounds, RaceTable table)
      throws IOException, ExecutionException, InterruptedException {
    Spread middle = new Spread();
    Spread late = new Spread();
    Latency.measure(root, rounds, Optional.empty(), middle, late);
    table.add("20 a second, p50, ms", middle, Target.AT_MOST, 2.5, "6.8");
    table.add("… p99, ms", late, Target.AT_MOST, 6, "55");
  }

  static void idle(Path root, RaceTable table) throws IOException, InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Spread share = new Spread();
    try (Sink sink = new Sink((path, body) -> end.await());
        HubProcess hub =
            HubProcess.start(
                root,
                new Settings().pushed("hanging", HANGING, sink.uri(), "{\"batch\": 1}").json(),
                Optional.empty());
        Client client = new Client(hub.uri(), Settings.TOKEN)) {
      client.post(new Events("hanging").lines(0, 1));
      Thread.sleep(SETTLING);
      Duration before = hub.cpuTime();
      Thread.sleep(WATCHED);
      share.add(100.0 * hub.cpuTime().minus(before).toMillis() / WATCHED.toMillis());
      end.countDown();
    }
    table.add(
        "idle with 10 hanging readers, CPU, % of a core", share, Target.AT_MOST, 1, "2.5–6.6");
  }
}

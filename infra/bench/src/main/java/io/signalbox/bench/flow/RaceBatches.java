package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import io.signalbox.bench.flow.RaceTable.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Events that come 500 a POST, and what one event takes on disk. */
final class RaceBatches {
  private static final int BATCH = 500;
  private static final int CLIENTS = 8;
  private static final int EVENTS = 40_000;
  private static final int WARM_UP = 100_000;
  private static final int ON_DISK = 50_000;
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private RaceBatches() {}

  static void measure(Path root, int rounds, RaceTable table)
      throws IOException, ExecutionException, InterruptedException {
    Spread accepted = new Spread();
    Spread cpu = new Spread();
    Received received = new Received();
    try (Sink sink = new Sink((path, body) -> received.add(body));
        HubProcess hub =
            HubProcess.start(
                root,
                new Settings()
                    .pushed("batch", 1, sink.uri(), "{\"batch\": 500, \"encoding\": \"ndjson\"}")
                    .json(),
                Optional.empty())) {
      post(hub, received, "batch", WARM_UP);
      for (int round = 0; round < rounds; round++) {
        Duration before = hub.cpuTime();
        accepted.add(post(hub, received, "batch", EVENTS));
        cpu.add(hub.cpuTime().minus(before).toNanos() / 1e3 / EVENTS);
      }
    }
    table.add("500 a POST, accepted/s", accepted, Target.AT_LEAST, 10_000, "");
    table.explain("… CPU time of the hub, µs an event, pushed 500 at once", cpu);
  }

  /** Returns the rate of acceptance when all are pushed. */
  private static double post(HubProcess hub, Received received, String code, int events)
      throws IOException, ExecutionException, InterruptedException {
    long before = received.count();
    long begin = System.nanoTime();
    new Burst(hub.uri(), code, BATCH, before).post(CLIENTS, events);
    double seconds = (System.nanoTime() - begin) / 1e9;
    received.await(before + events);
    return events / seconds;
  }

  /** After a start, which writes what was in logs to tables. */
  static void disk(Path root, RaceTable table)
      throws IOException, ExecutionException, InterruptedException {
    Received received = new Received();
    Spread bytes = new Spread();
    try (Sink sink = new Sink((path, body) -> received.add(body));
        HubFolder folder =
            HubFolder.with(
                new Settings()
                    .pushed("single", 1, sink.uri(), "{\"batch\": 1, \"parallel\": 32}")
                    .json())) {
      HubProcess hub = HubProcess.startOn(folder, root, Optional.empty());
      new Burst(hub.uri(), "single", BATCH, 0).post(CLIENTS, ON_DISK);
      received.await(ON_DISK);
      Thread.sleep(SETTLING);
      hub.end();
      HubProcess.startOn(folder, root, Optional.empty()).end();
      bytes.add((double) folder.dataBytes() / ON_DISK);
    }
    table.add("disk an event, one push, bytes", bytes, Target.AT_MOST, 900, "6,017");
  }
}

package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import io.signalbox.bench.flow.RaceTable.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Starts of a hub with the smallest heap: after an orderly end, and after a kill under load. */
final class RaceStarts {
  private static final Optional<String> SMALLEST_HEAP = Optional.of("256m");
  private static final int EVENTS = 20_000;
  private static final int CLIENTS = 16;
  private static final double MEGABYTE = 1 << 20;

  private RaceStarts() {}

  static void measure(Path root, int rounds, RaceTable table)
      throws IOException, ExecutionException, InterruptedException {
    Spread start = new Spread();
    Spread cpu = new Spread();
    Spread afterKill = new Spread();
    Spread resident = new Spread();
    Received received = new Received();
    try (Sink sink = new Sink((path, body) -> received.add(body));
        HubFolder folder =
            HubFolder.with(
                new Settings()
                    .pushed("single", 1, sink.uri(), "{\"batch\": 1, \"parallel\": 32}")
                    .json())) {
      HubProcess.startOn(folder, root, SMALLEST_HEAP).end();
      for (int round = 0; round < rounds; round++) {
        HubProcess hub = HubProcess.startOn(folder, root, SMALLEST_HEAP);
        start.add(hub.untilReady().toNanos() / 1e9);
        cpu.add(hub.cpuUntilReady().toNanos() / 1e9);
        long before = received.count();
        new Burst(hub.uri(), "single", 1, before).post(CLIENTS, EVENTS);
        received.await(before + EVENTS);
        resident.add(hub.residentBytes() / MEGABYTE);
        hub.kill();
        HubProcess again = HubProcess.startOn(folder, root, SMALLEST_HEAP);
        afterKill.add(again.untilReady().toNanos() / 1e9);
        again.end();
      }
    }
    table.add(
        "resident after 20,000 events, 256 MB of heap, MB", resident, Target.AT_MOST, 400, "683");
    table.add("start, s", start, Target.AT_MOST, 1, "10.6");
    table.explain("… CPU time until it is ready, s", cpu);
    table.add("start after kill -9, s", afterKill, Target.AT_MOST, 1, "");
  }
}

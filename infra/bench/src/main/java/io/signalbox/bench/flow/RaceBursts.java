package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import io.signalbox.bench.flow.RaceTable.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Bursts of 5,000 events, one a POST by 16 clients, one a push: how many a second, and how soon.
 */
final class RaceBursts implements AutoCloseable {
  static final int EVENTS = 5_000;

  private static final int CLIENTS = 16;
  private static final int WARM_UP_BURSTS = 6;

  /** Many pushes at once, and what a destination has whose settings say nothing. */
  private static final String TUNED = "{\"batch\": 1, \"parallel\": 32}";

  private static final String UNTUNED = "{\"batch\": 1}";

  private static final double CORES = Runtime.getRuntime().availableProcessors();

  private final StoredEnvelopes arrivals = new StoredEnvelopes();
  private final Sink sink;
  private final HubProcess hub;
  private long next;

  private RaceBursts(Path root) throws IOException {
    this.sink = new Sink((path, body) -> arrivals.came(Events.number(body)));
    this.hub =
        HubProcess.start(
            root,
            new Settings()
                .pushed("tuned", 1, sink.uri(), TUNED)
                .pushed("untuned", 1, sink.uri(), UNTUNED)
                .json(),
            Optional.empty());
  }

  /** What several bursts showed. */
  private record Figures(
      Spread perSecond, Spread middle, Spread slowest, Spread cpu, Spread machine) {
    Figures() {
      this(new Spread(), new Spread(), new Spread(), new Spread(), new Spread());
    }
  }

  /** The first burst after a start, each on a new data folder. */
  static void first(Path root, int rounds, RaceTable table)
      throws IOException, ExecutionException, InterruptedException {
    Figures tuned = new Figures();
    for (int round = 0; round < rounds; round++) {
      try (RaceBursts bursts = new RaceBursts(root)) {
        bursts.burst("tuned", tuned);
      }
    }
    table.add("first 5,000 after a start, pushed/s", tuned.perSecond, Target.AT_LEAST, 800, "763");
    table.add("… from POST to push, p50, ms", tuned.middle, Target.AT_MOST, 100, "61");
    explain(table, tuned);
  }

  /** A hub that has pushed 30,000 events, with and without parallel pushes in turn. */
  static void warm(Path root, int rounds, RaceTable table)
      throws IOException, ExecutionException, InterruptedException {
    Figures tuned = new Figures();
    Figures untuned = new Figures();
    try (RaceBursts bursts = new RaceBursts(root)) {
      for (int burst = 0; burst < WARM_UP_BURSTS; burst++) {
        bursts.burst(burst % 2 == 0 ? "tuned" : "untuned", new Figures());
      }
      for (int round = 0; round < rounds; round++) {
        bursts.burst("tuned", tuned);
        bursts.burst("untuned", untuned);
      }
    }
    table.add(
        "burst of 5,000, 16 clients, pushed/s, warm",
        tuned.perSecond,
        Target.AT_LEAST,
        4_000,
        "780");
    table.add("… from POST to push, p50, ms", tuned.middle, Target.AT_MOST, 50, "81");
    explain(table, tuned);
    table.add(
        "without tuning (`parallel` 1), pushed/s",
        untuned.perSecond,
        Target.AT_LEAST,
        1_500,
        "364");
    table.explain("… from POST to push, p50, ms", untuned.middle);
    explain(table, untuned);
  }

  private static void explain(RaceTable table, Figures figures) {
    table.explain("… from POST to push, slowest, ms", figures.slowest);
    table.explain("… CPU time of the hub, µs an event", figures.cpu);
    table.explain("… of the machine, hub and clients had, %", figures.machine);
  }

  private void burst(String code, Figures figures)
      throws IOException, ExecutionException, InterruptedException {
    Duration hubBefore = hub.cpuTime();
    Duration ownBefore = ownCpuTime();
    long begin = System.nanoTime();
    new Burst(hub.uri(), code, 1, next, arrivals::begins).post(CLIENTS, EVENTS);
    next += EVENTS;
    Percentiles times = arrivals.await(1);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double hubSeconds = hub.cpuTime().minus(hubBefore).toNanos() / 1e9;
    double ownSeconds = ownCpuTime().minus(ownBefore).toNanos() / 1e9;
    figures.perSecond.add(EVENTS / seconds);
    figures.middle.add(times.milliseconds(50));
    figures.slowest.add(times.milliseconds(100));
    figures.cpu.add(hubSeconds * 1e6 / EVENTS);
    figures.machine.add(100 * (hubSeconds + ownSeconds) / seconds / CORES);
  }

  private static Duration ownCpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    hub.close();
    sink.close();
  }
}

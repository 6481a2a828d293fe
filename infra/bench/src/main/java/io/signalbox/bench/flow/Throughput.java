package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * How many envelopes a second are accepted, and how many reach the sink: from the first POST to the
 * last answer, and to the last push.
 */
final class Throughput {
  private static final int BATCH = 500;

  /** One way of posting: so many clients, and envelopes a POST, which are pushed as they came. */
  private record Way(int clients, int batch, int envelopes) {
    String code() {
      return batch == 1 ? "single" : "batch";
    }
  }

  private static final List<Way> WAYS =
      List.of(
          new Way(1, 1, 1_000),
          new Way(8, 1, 6_000),
          new Way(64, 1, 12_000),
          new Way(1, BATCH, 10_000),
          new Way(8, BATCH, 40_000),
          new Way(64, BATCH, 40_000));

  /** Before that, a hub spends more on compiling itself than on envelopes. */
  private static final List<Way> WARM_UP =
      List.of(new Way(64, 1, 60_000), new Way(8, BATCH, 100_000));

  private record Figures(
      Spread accepted, Spread pushed, Spread cpu, Spread compiling, Spread collecting) {
    Figures() {
      this(new Spread(), new Spread(), new Spread(), new Spread(), new Spread());
    }
  }

  /** CPU time that a hub has taken. */
  private record Cpu(Duration all, Duration compiling, Duration collecting) {
    static Cpu of(HubProcess hub) throws IOException {
      return new Cpu(
          hub.cpuTime(), hub.cpuTimeOf("C1 ", "C2 "), hub.cpuTimeOf("VM Thread", "GC Thread"));
    }

    private static double microseconds(Duration before, Duration after, int envelopes) {
      return after.minus(before).toNanos() / 1e3 / envelopes;
    }

    void addTo(Figures figures, Cpu before, int envelopes) {
      figures.cpu.add(microseconds(before.all, all, envelopes));
      figures.compiling.add(microseconds(before.compiling, compiling, envelopes));
      figures.collecting.add(microseconds(before.collecting, collecting, envelopes));
    }
  }

  private final Received received = new Received();

  void measure(Path root, int rounds) throws IOException, ExecutionException, InterruptedException {
    Map<Way, Figures> all = new LinkedHashMap<>();
    try (Sink sink = new Sink((path, body) -> received.add(body));
        HubProcess hub = HubProcess.start(root, new Settings().pushedAtLoad(sink.uri()).json())) {
      for (Way way : WARM_UP) {
        run(way, hub, new Figures());
      }
      for (Way way : WAYS) {
        all.put(way, new Figures());
      }
      for (int round = 0; round < rounds; round++) {
        for (Map.Entry<Way, Figures> one : all.entrySet()) {
          run(one.getKey(), hub, one.getValue());
        }
      }
    }
    all.forEach(
        (way, figures) ->
            System.out.printf(
                "%n%d clients, %d a POST%n"
                    + "  accepted %s envelopes/s%n  pushed   %s envelopes/s%n"
                    + "  hub      %s µs of CPU time each%n"
                    + "  of it    %s µs compiling%n  and      %s µs collecting garbage%n",
                way.clients(),
                way.batch(),
                figures.accepted,
                figures.pushed,
                figures.cpu,
                figures.compiling,
                figures.collecting));
  }

  private void run(Way way, HubProcess hub, Figures figures)
      throws IOException, ExecutionException, InterruptedException {
    Cpu cpuBefore = Cpu.of(hub);
    Burst burst = new Burst(hub.uri(), way.code(), way.batch(), received.count());
    long before = received.count();
    long begin = System.nanoTime();
    burst.post(way.clients(), way.envelopes());
    long accepted = System.nanoTime();
    received.await(before + way.envelopes());
    long pushed = System.nanoTime();
    figures.accepted.add(way.envelopes() * 1e9 / (accepted - begin));
    figures.pushed.add(way.envelopes() * 1e9 / (pushed - begin));
    Cpu.of(hub).addTo(figures, cpuBefore, way.envelopes());
  }
}

package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * What searches and figures cost those who post meanwhile: bursts of events, one a POST, one a
 * push, with and without clients that ask all the time, in turns.
 */
final class Finding {
  private static final String CODE = "single";
  private static final int EVENTS = 5_000;
  private static final int CLIENTS = 16;
  private static final int WARM_UP_ROUNDS = 2;

  /** What bursts showed. */
  private record Figures(Spread accepted, Spread middle, Spread late, Spread cpu) {
    Figures() {
      this(new Spread(), new Spread(), new Spread(), new Spread());
    }
  }

  /** What those who asked meanwhile saw. */
  private record Asked(
      Spread perSecond, Spread middle, Spread late, Spread figuresMiddle, Spread figuresLate) {
    Asked() {
      this(new Spread(), new Spread(), new Spread(), new Spread(), new Spread());
    }
  }

  private final StoredEnvelopes arrivals = new StoredEnvelopes();
  private long next;

  /**
   * Prints the figures.
   *
   * @param stored how many events the hub has before
   * @param finders how many clients ask, half of them for figures
   */
  void measure(Path root, int rounds, int stored, int finders)
      throws IOException, ExecutionException, InterruptedException {
    Figures alone = new Figures();
    Figures beside = new Figures();
    Asked asked = new Asked();
    Spread ratio = new Spread();
    try (Sink sink = new Sink((path, body) -> arrivals.came(Events.number(body)));
        HubProcess hub = HubProcess.start(root, new Settings().pushedAtLoad(sink.uri()).json())) {
      StoredEvents.post(hub, stored);
      hub.awaitIdle();
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        boolean counts = round >= 0;
        burst(hub, counts ? alone : new Figures());
        burstBeside(hub, finders, counts ? beside : new Figures(), counts ? asked : new Asked());
        if (counts) {
          ratio.add(beside.accepted.last() / alone.accepted.last());
        }
      }
    }
    System.out.printf(
        "%n%d clients, one a POST, one a push, %,d events stored before%n", CLIENTS, stored);
    print("without searches", alone);
    print("with %d clients that search and count".formatted(finders), beside);
    System.out.printf(
        "  ratio, round by round %s%n"
            + "  answers a second      %s%n"
            + "  a search, p50         %s ms%n"
            + "  … p95                 %s ms%n"
            + "  figures, p50          %s ms%n"
            + "  … p95                 %s ms%n",
        ratio, asked.perSecond, asked.middle, asked.late, asked.figuresMiddle, asked.figuresLate);
  }

  private static void print(String title, Figures figures) {
    System.out.printf(
        "%s%n"
            + "  accepted              %s envelopes/s%n"
            + "  from POST to push p50 %s ms%n"
            + "  … p99                 %s ms%n"
            + "  hub, CPU time         %s µs an event%n",
        title, figures.accepted, figures.middle, figures.late, figures.cpu);
  }

  private void burst(HubProcess hub, Figures figures)
      throws IOException, ExecutionException, InterruptedException {
    Duration before = hub.cpuTime();
    long begin = System.nanoTime();
    new Burst(hub.uri(), CODE, 1, next, arrivals::begins).post(CLIENTS, EVENTS);
    next += EVENTS;
    figures.accepted.add(EVENTS * 1e9 / (System.nanoTime() - begin));
    Percentiles times = arrivals.await(1);
    figures.middle.add(times.milliseconds(50));
    figures.late.add(times.milliseconds(99));
    figures.cpu.add(hub.cpuTime().minus(before).toNanos() / 1e3 / EVENTS);
  }

  private void burstBeside(HubProcess hub, int clients, Figures figures, Asked asked)
      throws IOException, ExecutionException, InterruptedException {
    try (Finders finders = new Finders(hub.uri(), hub.administratorToken(), clients)) {
      long begin = System.nanoTime();
      burst(hub, figures);
      finders.end();
      double seconds = (System.nanoTime() - begin) / 1e9;
      Percentiles searches = finders.searches();
      Percentiles counts = finders.figures();
      asked.perSecond.add((searches.sorted().size() + counts.sorted().size()) / seconds);
      asked.middle.add(searches.milliseconds(50));
      asked.late.add(searches.milliseconds(95));
      asked.figuresMiddle.add(counts.milliseconds(50));
      asked.figuresLate.add(counts.milliseconds(95));
    }
  }
}

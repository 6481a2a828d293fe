package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * What destinations that hang cost the others: each event goes to a hundred, of which in every
 * second round ten take the request and say nothing. What they were to get, they get at the round's
 * end.
 */
final class Hanging {
  private static final String CODE = "many";
  private static final int DESTINATIONS = 100;
  private static final int HANGING = 10;
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int EVENTS_A_ROUND = 10;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final StoredEnvelopes others = new StoredEnvelopes();
  private final Set<String> answeredLate = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private int rounds;

  void measure(Path root, int rounds) throws IOException, InterruptedException {
    Spread without = new Spread();
    Spread with = new Spread();
    Spread ratio = new Spread();
    try (Sink sink = new Sink(this::pushed);
        HubProcess hub =
            HubProcess.start(
                root,
                new Settings()
                    .pushed(CODE, DESTINATIONS, sink.uri(), "{\"batch\": 1, \"timeout\": \"PT3S\"}")
                    .json())) {
      Pulse pulse = new Pulse(hub.uri(), CODE, BETWEEN, others);
      round(pulse, false);
      for (int round = 0; round < rounds; round++) {
        without.add(round(pulse, false).milliseconds(50));
        with.add(round(pulse, true).milliseconds(50));
        ratio.add(with.last() / without.last());
      }
    }
    System.out.printf(
        "%nfrom POST to push to %d destinations, one event a second%n"
            + "  p50 while all answer      %s ms%n"
            + "  p50 while %d of them hang  %s ms%n"
            + "  ratio, round by round     %s%n",
        DESTINATIONS, without, HANGING, with, ratio);
  }

  /** How long the pushes to those that never hang took. */
  private Percentiles round(Pulse pulse, boolean hang) throws IOException, InterruptedException {
    gate = new CountDownLatch(hang ? 1 : 0);
    pulse.post(EVENTS_A_ROUND);
    Percentiles times = others.await(DESTINATIONS - HANGING);
    gate.countDown();
    rounds++;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (answeredLate.size() < HANGING * EVENTS_A_ROUND * rounds) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Those that hung did not get all afterwards");
      }
      Thread.sleep(5);
    }
    return times;
  }

  private void pushed(String path, byte[] body) throws InterruptedException {
    long number = Events.number(body);
    if (Integer.parseInt(path.substring(path.lastIndexOf('-') + 1)) < HANGING) {
      gate.await();
      answeredLate.add(path + " " + number);
    } else {
      others.came(number);
    }
  }
}

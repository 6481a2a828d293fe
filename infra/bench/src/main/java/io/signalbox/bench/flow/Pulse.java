package io.signalbox.bench.flow;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Posts one event after the other at a fixed rate, by one client. */
final class Pulse {
  private final URI hub;
  private final Events events;
  private final Duration between;
  private final StoredEnvelopes arrivals;
  private long next;

  /**
   * @param arrivals is told when each was to be posted
   */
  Pulse(URI hub, String code, Duration between, StoredEnvelopes arrivals) {
    this.hub = hub;
    this.events = new Events(code);
    this.between = between;
    this.arrivals = arrivals;
  }

  void post(int count) throws IOException, InterruptedException {
    try (Client client = new Client(hub, Settings.TOKEN)) {
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        arrivals.begins(next, awaitTurn(begin + i * between.toNanos()));
        client.post(events.lines(next++, 1));
      }
    }
  }

  /**
   * Answers when the post begins: at its turn where the one before took longer, or else as soon as
   * the system wakes this thread, which is some 150 µs later.
   */
  private static long awaitTurn(long turn) throws InterruptedException {
    long early = turn - System.nanoTime();
    if (early <= 0) {
      return turn;
    }
    Thread.sleep(Duration.ofNanos(early));
    return System.nanoTime();
  }
}

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
        long at = begin + i * between.toNanos();
        Thread.sleep(Duration.ofNanos(Math.max(0, at - System.nanoTime())));
        arrivals.begins(next, at);
        client.post(events.lines(next++, 1));
      }
    }
  }
}

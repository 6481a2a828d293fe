package io.signalbox.bench.flow;

import io.signalbox.bench.Slope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Whether the hub's memory grows with what it has taken and delivered. */
final class Memory {
  private static final int BATCH = 500;
  private static final int SAMPLES = 20;
  private static final double MEGABYTE = 1 << 20;

  /** Half of them: until then caches fill, and the JVM compiles. */
  private static final int WARM_UP_SAMPLES = 10;

  private Memory() {}

  /**
   * Prints a line for each of twenty samples, and what came of them.
   *
   * @param envelopes how many are sent in all
   */
  static void measure(Path root, int envelopes) throws IOException, InterruptedException {
    Received received = new Received();
    Slope heap = new Slope();
    Slope resident = new Slope();
    int posts = envelopes / SAMPLES / BATCH;
    Events events = new Events("batch");
    try (Sink sink = new Sink((path, body) -> received.add(body));
        HubProcess hub =
            HubProcess.start(
                root,
                new Settings()
                    .pushed("batch", 1, sink.uri(), "{\"batch\": 500, \"encoding\": \"ndjson\"}")
                    .json());
        Client client = new Client(hub.uri(), Settings.TOKEN)) {
      System.out.printf("%n  envelopes   live heap    resident%n");
      for (int sample = 0; sample < SAMPLES; sample++) {
        for (int post = 0; post < posts; post++) {
          client.post(events.lines((sample * posts + post) * (long) BATCH, BATCH));
        }
        long sent = (sample + 1L) * posts * BATCH;
        received.await(sent);
        double live = hub.liveHeapBytes() / MEGABYTE;
        double all = hub.residentBytes() / MEGABYTE;
        System.out.printf(Locale.ROOT, "%,11d %8.1f MB %8.1f MB%n", sent, live, all);
        if (sample >= WARM_UP_SAMPLES) {
          heap.add((double) sent, live);
          resident.add((double) sent, all);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "for each 100,000 envelopes more: live heap %+.2f MB, resident %+.2f MB%n",
        heap.perUnit() * 100_000,
        resident.perUnit() * 100_000);
  }
}

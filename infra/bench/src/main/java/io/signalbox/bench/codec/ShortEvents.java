package io.signalbox.bench.codec;

import java.util.SplittableRandom;

/** IntelMQ events of 400 bytes, as IntelMQ itself writes them; the same for each run. */
final class ShortEvents {
  private static final int BYTES = 400;

  private ShortEvents() {}

  static String event(int number) {
    SplittableRandom random = new SplittableRandom(number);
    String event =
        """
        {"__type": "Event", "feed.name": "Open Services", "feed.accuracy": 100.0, \
        "time.source": "2026-11-%02dT%02d:%02d:00+00:00", "source.ip": "198.51.%d.%d", \
        "source.port": %d, "source.asn": %d, "source.fqdn": "host-%d.isp.example", \
        "classification.taxonomy": "vulnerable", "classification.type": "vulnerable-system", \
        "protocol.transport": "tcp", "protocol.application": "http", "extra.banner": "\
        """
            .formatted(
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(256),
                random.nextInt(256),
                1 + random.nextInt(65_535),
                64_512 + random.nextInt(1000),
                random.nextInt(1_000_000));
    StringBuilder filled = new StringBuilder(event);
    while (filled.length() < BYTES - 2) {
      filled.append((char) ('a' + random.nextInt(26)));
    }
    return filled.append("\"}").toString();
  }

  /** The events of these numbers, one a line. */
  static String lines(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int number = from; number < to; number++) {
      lines.append(event(number)).append('\n');
    }
    return lines.toString();
  }
}

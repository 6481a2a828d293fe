package io.signalbox.bench.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events of many networks, feeds, types and countries, which go nowhere: for searches. */
final class StoredEvents {
  static final String TYPE = "phishing";

  private static final String CODE = "stored";
  private static final int BATCH = 500;
  private static final List<String> TYPES = List.of("scanner", TYPE, "c2-server");
  private static final List<String> COUNTRIES = List.of("AT", "AT", "AT", "DE", "EE", "CZ");

  private StoredEvents() {}

  /** Posts so many; returns when all are accepted. */
  static void post(HubProcess hub, int count) throws IOException {
    try (Client client = new Client(hub.uri(), Settings.TOKEN)) {
      for (int first = 0; first < count; first += BATCH) {
        client.post(
            IntStream.range(first, Math.min(count, first + BATCH))
                .mapToObj(StoredEvents::line)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static String line(int number) {
    int network = number * 31 % 400;
    return """
    {"feed.name":"feed-%d","feed.provider":"provider-%d","feed.code":"%s","source.asn":%d,\
    "source.ip":"10.%d.%d.%d","source.fqdn":"host-%d.example-%d.org","source.geolocation.cc":"%s",\
    "time.source":"2026-11-22T06:00:00+00:00","classification.type":"%s","extra.number":%d}
    """
        .formatted(
            number % 40,
            number % 40 / 3,
            CODE,
            64_500 + network / 2,
            network % 256,
            number / 400 % 256,
            1 + number % 250,
            number % 50,
            number % 3_000,
            COUNTRIES.get(number % COUNTRIES.size()),
            TYPES.get(number % TYPES.size()),
            number);
  }
}

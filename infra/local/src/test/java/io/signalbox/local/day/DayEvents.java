package io.signalbox.local.day;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The events of a month, alike in each run. */
final class DayEvents {
  private static final int BATCH = 500;
  private static final List<String> TYPES =
      List.of("scanner", "phishing", "vulnerable-system", "brute-force", "ddos");
  private static final List<String> COUNTRIES = List.of("AT", "EE", "PL", "DE");
  private static final List<String> SECTORS = List.of("energy", "health", "finance");

  private DayEvents() {}

  /** Bodies of at most {@value #BATCH} events, one on each line. */
  static Stream<byte[]> bodies(int from, int to, Size size) {
    return IntStream.iterate(from, first -> first < to, first -> first + BATCH)
        .mapToObj(
            first ->
                IntStream.range(first, Math.min(to, first + BATCH))
                    .mapToObj(number -> event(number, size))
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8));
  }

  private static String event(int number, Size size) {
    int organisation = number % size.organisations();
    return """
    {"feed.name":"Feed %d","feed.provider":"Provider","feed.code":"feed-%d","source.asn":%d,\
    "source.ip":"10.%d.%d.%d","source.geolocation.cc":"%s","classification.type":"%s",\
    "extra.source.sector":"%s","event_description.text":"Event number %d"}
    """
        .formatted(
            number % 7,
            number % size.destinations(),
            64_512 + number % 100,
            organisation / 256,
            organisation % 256,
            number % 250,
            COUNTRIES.get(number % COUNTRIES.size()),
            TYPES.get(number % TYPES.size()),
            SECTORS.get(number % SECTORS.size()),
            number);
  }
}

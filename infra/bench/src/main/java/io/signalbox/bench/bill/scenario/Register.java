package io.signalbox.bench.bill.scenario;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A directory of as many networks as the benchmark's events name, each by its AS. */
final class Register {
  private static final int FIRST_AS = 64_512;

  private Register() {}

  /** As it is imported: an organisation, a contact and a network for each. */
  static String json(int networks) {
    return """
    {"organisations": {%s}, "contacts": {%s}, "networks": {%s}}\
    """
        .formatted(
            joined(networks, "\"isp-%1$d\": {\"name\": \"ISP %1$d\"}"),
            joined(
                networks,
                "\"abuse-%1$d\": {\"organisation\": \"isp-%1$d\", \"roles\": [\"abuse\"],"
                    + " \"addresses\": [{\"address\": \"abuse@isp-%1$d.example\"}]}"),
            joined(
                networks,
                "\"as-%1$d\": {\"organisation\": \"isp-%1$d\", \"asn\": %2$d,"
                    + " \"state\": \"approved\"}"));
  }

  private static String joined(int networks, String object) {
    return IntStream.range(0, networks)
        .mapToObj(number -> object.formatted(number, FIRST_AS + number))
        .collect(Collectors.joining(", "));
  }
}

package io.signalbox.bench.bill.scenario;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A directory of as many networks as the benchmark's events name. */
final class Register {
  private Register() {}

  /** As it is imported: an organisation, a contact and a prefix for each, at most 256 of them. */
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
                "\"network-%1$d\": {\"organisation\": \"isp-%1$d\", \"state\": \"approved\", "
                    + "\"cidr\": \"198.51.%1$d.0/24\"}"));
  }

  private static String joined(int networks, String object) {
    return IntStream.range(0, networks)
        .mapToObj(number -> object.formatted(number))
        .collect(Collectors.joining(", "));
  }
}

package io.signalbox.bench.bill.scenario;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A directory of as many networks as the benchmark's events name. */
final class Register {
  private Register() {}

  /** As it is imported: an organisation, a contact and a prefix for each, at most 256 of them. */
  static String json(int networks) {
    return json(networks, networks);
  }

  /** The same with fewer organisations, of which each has as many of the networks. */
  static String json(int networks, int organisations) {
    return """
    {"organisations": {%s}, "contacts": {%s}, "networks": {%s}}\
    """
        .formatted(
            joined(organisations, "\"isp-%1$d\": {\"name\": \"ISP %1$d\"}", organisations),
            joined(
                organisations,
                "\"abuse-%1$d\": {\"organisation\": \"isp-%1$d\", \"roles\": [\"abuse\"],"
                    + " \"addresses\": [{\"address\": \"abuse@isp-%1$d.example\"}]}",
                organisations),
            joined(
                networks,
                "\"network-%1$d\": {\"organisation\": \"isp-%2$d\", \"state\": \"approved\", "
                    + "\"cidr\": \"198.51.%1$d.0/24\"}",
                organisations));
  }

  private static String joined(int count, String object, int organisations) {
    return IntStream.range(0, count)
        .mapToObj(number -> object.formatted(number, number % organisations))
        .collect(Collectors.joining(", "));
  }
}

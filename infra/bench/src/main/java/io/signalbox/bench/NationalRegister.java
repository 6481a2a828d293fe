package io.signalbox.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A directory as large as is asked for. For each organisation it has two contacts and between three
 * and four networks: 30,000 are a national register.
 */
public final class NationalRegister {
  private NationalRegister() {}

  /** How many networks so many organisations have. */
  public static int networks(int organisations) {
    return organisations * 10 / 3;
  }

  /** The first address of a network. They have eight addresses, and lie one behind the other. */
  public static String address(int network) {
    return "10.%d.%d.%d".formatted(network >> 13 & 255, network >> 5 & 255, (network & 31) << 3);
  }

  /** The mailbox of an organisation's contact for abuse. */
  public static String mailbox(int organisation) {
    return "c%d@isp.example".formatted(2 * organisation);
  }

  /** The register as one import; network <i>n</i> is of organisation <i>n</i> modulo all. */
  public static byte[] json(int organisations) {
    return bytes(String.join(",", kinds(organisations)));
  }

  /** The same as an import for each kind of objects. */
  public static List<byte[]> parts(int organisations) {
    return kinds(organisations).stream().map(NationalRegister::bytes).toList();
  }

  private static byte[] bytes(String kinds) {
    return ("{" + kinds + "}").getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> kinds(int organisations) {
    return List.of(
        kind(
            "organisations",
            organisations,
            i -> "\"o%d\":{\"name\":\"Organisation %d\"}".formatted(i, i)),
        kind(
            "contacts",
            2 * organisations,
            i ->
                "\"c%d\":{\"organisation\":\"o%d\",\"roles\":[\"%s\"],\"addresses\":[{\"address\":\"c%d@isp.example\"}]}"
                    .formatted(i, i / 2, i % 2 == 0 ? "abuse" : "noc", i)),
        kind(
            "networks",
            networks(organisations),
            i ->
                "\"n%d\":{\"organisation\":\"o%d\",\"cidr\":\"%s/29\"}"
                    .formatted(i, i % organisations, address(i))));
  }

  private static String kind(String name, int count, IntFunction<String> object) {
    return IntStream.range(0, count)
        .mapToObj(object)
        .collect(Collectors.joining(",", "\"" + name + "\":{", "}"));
  }
}

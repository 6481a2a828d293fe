package io.signalbox.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

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

  /** The register as it is imported; network <i>n</i> is of organisation <i>n</i> modulo all. */
  public static byte[] json(int organisations) {
    StringBuilder json = new StringBuilder("{\"organisations\":{");
    for (int i = 0; i < organisations; i++) {
      append(json, "o" + i, "{\"name\":\"Organisation %d\"}".formatted(i));
    }
    json.append("},\"contacts\":{");
    for (int i = 0; i < 2 * organisations; i++) {
      append(
          json,
          "c" + i,
          "{\"organisation\":\"o%d\",\"roles\":[\"%s\"],\"addresses\":[{\"address\":\"c%d@isp.example\"}]}"
              .formatted(i / 2, i % 2 == 0 ? "abuse" : "noc", i));
    }
    json.append("},\"networks\":{");
    for (int i = 0; i < networks(organisations); i++) {
      append(
          json,
          "n" + i,
          String.format(
              Locale.ROOT,
              "{\"organisation\":\"o%d\",\"cidr\":\"%s/29\"}",
              i % organisations,
              address(i)));
    }
    return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder json, String id, String object) {
    if (json.charAt(json.length() - 1) != '{') {
      json.append(',');
    }
    json.append('"').append(id).append("\":").append(object);
  }
}

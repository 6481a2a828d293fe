package io.signalbox.deployment;

import java.util.Base64;
import java.util.Random;

/** What the run of everything posts. */
final class Events {
  static final String LARGE_ID = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0004";
  private static final int LARGER_THAN_AN_ITEM = 500_000;

  private Events() {}

  /** A bare event with more fields. */
  static String event(String name, String more) {
    return "{\"feed.name\":\"%s\",\"source.ip\":\"192.0.2.1\"%s}".formatted(name, more);
  }

  /** Does not fit into an item, however well it is compressed. */
  static String large() {
    return decided(LARGE_ID, "", event("large", ",\"extra.noise\":\"" + noise() + "\""));
  }

  /** A text that does not fit into an item, always the same. */
  static String noise() {
    byte[] noise = new byte[LARGER_THAN_AN_ITEM];
    new Random(1).nextBytes(noise);
    return Base64.getEncoder().encodeToString(noise);
  }

  /** An envelope in the decided form; more meta begins with a comma. */
  static String decided(String id, String tags, String payload) {
    return "{\"format\":\"intelmq\",\"version\":1,\"type\":\"event\",\"meta\":{\"uuid\":\"%s\"%s},\"payload\":%s}"
        .formatted(id, tags, payload);
  }
}

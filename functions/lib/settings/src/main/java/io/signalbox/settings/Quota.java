package io.signalbox.settings;

import java.util.OptionalLong;

/**
 * What may be posted on one day of UTC. What is empty is not limited.
 *
 * @param events items of requests, whatever becomes of them
 * @param bytes request bodies as they are sent
 */
public record Quota(OptionalLong events, OptionalLong bytes) {

  public static final Quota UNLIMITED = new Quota(OptionalLong.empty(), OptionalLong.empty());

  static Quota read(JsonFields quota) {
    return new Quota(number(quota, "events"), number(quota, "bytes"));
  }

  private static OptionalLong number(JsonFields quota, String name) {
    return quota.has(name) ? OptionalLong.of(quota.node(name).longValue()) : OptionalLong.empty();
  }
}

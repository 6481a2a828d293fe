package io.signalbox.n6;

import java.util.Set;

/** The values that attributes of n6 can have. */
final class N6Values {
  static final Set<String> CATEGORIES =
      Set.of(
          "amplifier",
          "backdoor",
          "bots",
          "cnc",
          "deface",
          "dns-query",
          "dos-attacker",
          "dos-victim",
          "flow",
          "flow-anomaly",
          "fraud",
          "leak",
          "malurl",
          "malware-action",
          "other",
          "phish",
          "proxy",
          "sandbox-url",
          "scam",
          "scanning",
          "server-exploit",
          "spam",
          "spam-url",
          "tor",
          "vulnerable",
          "webinject");

  static final Set<String> ORIGINS =
      Set.of(
          "av",
          "c2",
          "darknet",
          "dropzone",
          "honeypot",
          "ids",
          "p2p-crawler",
          "p2p-drone",
          "proxy",
          "sandbox",
          "sinkhole",
          "waf");

  static final Set<String> STATUSES = Set.of("active", "delisted", "expired", "replaced");

  private N6Values() {}
}

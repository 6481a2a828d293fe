package io.signalbox.directory.lookup;

import io.signalbox.directory.Network;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Selector;
import io.signalbox.directory.Stored;
import java.util.Comparator;

/** Which of several objects comes first. */
final class Precedence {

  /** The narrowest network; at equal width manual before imported, then the newer. */
  static final Comparator<Stored<Network>> OF_NETWORKS =
      Comparator.<Stored<Network>>comparingInt(one -> width(one.object().selector()))
          .thenComparing(one -> !one.isManual())
          .thenComparing(Stored::changedAt, Comparator.reverseOrder())
          .thenComparing(one -> one.object().id());

  /** Most fields given; then manual before imported; then the order written. */
  static final Comparator<Stored<Rule>> OF_RULES =
      Comparator.<Stored<Rule>>comparingInt(one -> -one.object().match().size())
          .thenComparing(one -> !one.isManual())
          .thenComparingInt(one -> one.object().position())
          .thenComparing(one -> one.object().id());

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;
  private static final int WIDER_THAN_ANY_PREFIX = 1_000;

  private Precedence() {}

  /** Comparable among networks that cover one address, or one name. */
  private static int width(Selector selector) {
    return switch (selector) {
      case Selector.Prefix prefix -> (prefix.isIpv6() ? IPV6_BITS : IPV4_BITS) - prefix.length();
      case Selector.Domain domain -> -domain.name().length();
      case Selector.AutonomousSystem system -> WIDER_THAN_ANY_PREFIX;
      case Selector.Country country -> WIDER_THAN_ANY_PREFIX + 1;
      case Selector.Default() -> WIDER_THAN_ANY_PREFIX + 2;
    };
  }
}

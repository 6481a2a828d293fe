package io.signalbox.statistics;

import java.net.IDN;
import java.util.Locale;

/** Names of hosts, which may be internationalised (RFC 3490). */
public final class HostName {
  private HostName() {}

  /**
   * The name in ASCII, such as {@code xn--bcher-kva.example}; as it is where it has no such form.
   */
  public static String ascii(String name) {
    if (name.chars().allMatch(one -> one < 0x80)) {
      return name;
    }
    try {
      return IDN.toASCII(name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAName) {
      return name;
    }
  }

  /** The name as people read it. */
  static String unicode(String ascii) {
    return IDN.toUnicode(ascii);
  }
}

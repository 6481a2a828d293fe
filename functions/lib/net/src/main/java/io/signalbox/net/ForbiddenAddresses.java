package io.signalbox.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells the addresses on the public Internet from all others: those inside a network, those of the
 * machine itself, and those that lead to them by a detour (IANA's special-purpose registries); and
 * the one public address behind which a cloud, Azure, has its own services.
 *
 * <p>A name says nothing about where it leads: whoever connects checks the address that is actually
 * used.
 */
public final class ForbiddenAddresses {
  private static final List<AddressRange> LOOPBACK =
      List.of(
          AddressRange.of("127.0.0.0/8", "the machine itself"),
          AddressRange.of("::1/128", "the machine itself"));

  private static final List<AddressRange> SPECIAL =
      List.of(
          AddressRange.of("0.0.0.0/8", "this network"),
          AddressRange.of("10.0.0.0/8", "private use"),
          AddressRange.of("100.64.0.0/10", "carrier-grade NAT"),
          AddressRange.of("168.63.129.16/32", "a cloud's own services"),
          AddressRange.of("169.254.0.0/16", "link-local"),
          AddressRange.of("172.16.0.0/12", "private use"),
          AddressRange.of("192.0.0.0/24", "protocol assignments"),
          AddressRange.of("192.0.2.0/24", "documentation"),
          AddressRange.of("192.31.196.0/24", "AS112"),
          AddressRange.of("192.52.193.0/24", "AMT"),
          AddressRange.of("192.88.99.0/24", "6to4 relays"),
          AddressRange.of("192.168.0.0/16", "private use"),
          AddressRange.of("192.175.48.0/24", "AS112"),
          AddressRange.of("198.18.0.0/15", "benchmarking"),
          AddressRange.of("198.51.100.0/24", "documentation"),
          AddressRange.of("203.0.113.0/24", "documentation"),
          AddressRange.of("224.0.0.0/4", "multicast"),
          AddressRange.of("240.0.0.0/4", "reserved"),
          AddressRange.of("2001::/23", "protocol assignments, Teredo among them"),
          AddressRange.of("2001:db8::/32", "documentation"),
          AddressRange.of("2002::/16", "6to4"),
          AddressRange.of("2620:4f:8000::/48", "AS112"),
          AddressRange.of("3fff::/20", "documentation"),
          AddressRange.of("64:ff9b::/96", "NAT64"),
          AddressRange.of("64:ff9b:1::/48", "NAT64"),
          AddressRange.of("fc00::/7", "private use"),
          AddressRange.of("fe80::/10", "link-local"),
          AddressRange.of("fec0::/10", "site-local"),
          AddressRange.of("ff00::/8", "multicast"));

  /** All that IANA has given out to the public Internet so far. */
  private static final AddressRange PUBLIC_IPV6 = AddressRange.of("2000::/3", "global unicast");

  private final boolean loopbackAllowed;

  private ForbiddenAddresses(boolean loopbackAllowed) {
    this.loopbackAllowed = loopbackAllowed;
  }

  /**
   * All forbidden addresses, or all but the machine's own.
   *
   * @param loopbackAllowed whether the machine itself may be talked to, as only a local or test hub
   *     may
   */
  public static ForbiddenAddresses allowingLoopback(boolean loopbackAllowed) {
    return new ForbiddenAddresses(loopbackAllowed);
  }

  /** Why the hub must not talk to that address; empty if it may. */
  public Optional<String> reason(InetAddress address) {
    return reason(address.getAddress())
        .map(use -> address.getHostAddress() + " is not a public address (" + use + ")");
  }

  /**
   * Why the hub must not talk to that host, as far as its spelling tells: an address in any
   * notation that some resolver takes for one ({@code 127.1}, {@code 0x7f000001}), or a name that
   * always means the machine itself. Empty for any other name.
   *
   * @param host as a URI has it, an IPv6 address with or without brackets
   */
  public Optional<String> reason(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return loopbackAllowed ? Optional.empty() : Optional.of(host + " means the machine itself");
    }
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    return literal(name).flatMap(address -> reasonOfLiteral(host, address));
  }

  private Optional<String> reasonOfLiteral(String host, InetAddress address) {
    if (host.indexOf(':') >= 0 && address instanceof Inet4Address) {
      return Optional.of(host + " is not a public address (IPv4-mapped)");
    }
    return reason(address);
  }

  private Optional<String> reason(byte[] address) {
    if (LOOPBACK.stream().anyMatch(range -> range.contains(address))) {
      return loopbackAllowed ? Optional.empty() : Optional.of("the machine itself");
    }
    Optional<String> special =
        SPECIAL.stream()
            .filter(range -> range.contains(address))
            .map(AddressRange::use)
            .findFirst();
    boolean unassigned = address.length == 16 && !PUBLIC_IPV6.contains(address);
    return special.or(() -> unassigned ? Optional.of("not assigned") : Optional.empty());
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(
          host.indexOf(':') >= 0 ? InetAddress.ofLiteral(host) : Inet4Address.ofPosixLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

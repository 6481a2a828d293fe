package io.signalbox.local.front;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names and addresses under which clients may reach the hub, as their {@code Host} header says
 * them (RFC 9110, section 7.2). A page of a stranger that has its own name resolve to this machine
 * reaches nothing so.
 */
final class HostNames {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> names = new TreeSet<>(LOOPBACK);

  /**
   * @param names names or addresses beside those of the loopback, without a port
   */
  HostNames(Collection<String> names) {
    names.forEach(name -> this.names.add(normal(name)));
  }

  /**
   * Whether the host is the hub's.
   *
   * @param authority the header's value, with or without a port
   * @param localAddress the address that the client connected to, which is the hub's too
   */
  boolean has(String authority, String localAddress) {
    String host = normal(withoutPort(authority));
    return names.contains(host) || host.equals(normal(localAddress));
  }

  private static String withoutPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
  }

  private static String normal(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.contains(":") && !lower.startsWith("[") ? "[" + lower + "]" : lower;
  }
}

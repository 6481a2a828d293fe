package io.signalbox.fuzz.reader;

import io.signalbox.net.ForbiddenAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The guard before everything that the hub connects to. What the JDK takes for an address inside a
 * network, in whatever notation, is forbidden; so is each IPv6 address that leads to such a one.
 */
final class AddressTarget implements Target {
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private final ForbiddenAddresses strict = ForbiddenAddresses.allowingLoopback(false);

  @Override
  public void run(byte[] input) throws UnknownHostException {
    if (input.length == IPV4_BYTES || input.length == IPV6_BYTES) {
      address(InetAddress.getByAddress(input));
    }
    String host = new String(input, StandardCharsets.UTF_8);
    strict.reason(host);
    literal(host);
  }

  private void literal(String host) {
    InetAddress address;
    try {
      address =
          host.indexOf(':') >= 0 ? InetAddress.ofLiteral(host) : Inet4Address.ofPosixLiteral(host);
    } catch (IllegalArgumentException name) {
      return;
    }
    if (isInside(address)) {
      Promise.hold(strict.reason(host).isPresent(), "… means …", host, address);
    }
  }

  private void address(InetAddress address) throws UnknownHostException {
    if (isInside(address)) {
      Promise.hold(strict.reason(address).isPresent(), "… is let through", address);
      Promise.hold(
          strict.reason(address.getHostAddress()).isPresent(), "… is let through", address);
    }
  }

  private static boolean isInside(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || leadsInside(address.getAddress());
  }

  /** Whether the last or the middle bytes, as NAT64 and 6to4 have them, are such an address. */
  private static boolean leadsInside(byte[] address) {
    if (address.length != IPV6_BYTES) {
      return false;
    }
    boolean isNat64 = address[0] == 0 && address[1] == 0x64;
    boolean is6to4 = address[0] == 0x20 && address[1] == 2;
    return (isNat64 && isInside(Arrays.copyOfRange(address, 12, 16)))
        || (is6to4 && isInside(Arrays.copyOfRange(address, 2, 6)));
  }

  private static boolean isInside(byte[] ipv4) {
    try {
      return isInside(InetAddress.getByAddress(ipv4));
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException(wrongLength);
    }
  }
}

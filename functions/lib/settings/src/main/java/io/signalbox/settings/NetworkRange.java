package io.signalbox.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP network.
 *
 * @param first its lowest address, as a number
 * @param bits how many bits its addresses have: 32 or 128
 * @param length how many of them are the network's
 */
public record NetworkRange(BigInteger first, int bits, int length) {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]+([.][0-9]+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  /**
   * Reads a network in CIDR notation, or an address.
   *
   * @throws IllegalArgumentException if it is none, or has bits behind its length
   */
  public static NetworkRange parse(String text) {
    String[] parts = text.split("/", 2);
    if (!ADDRESS.matcher(parts[0]).matches()) {
      throw new IllegalArgumentException("is no network such as 192.0.2.0/24");
    }
    byte[] bytes = InetAddress.ofLiteral(parts[0]).getAddress();
    int bits = bytes.length * Byte.SIZE;
    int length = parts.length == 1 ? bits : length(parts[1], bits);
    NetworkRange network = new NetworkRange(new BigInteger(1, bytes), bits, length);
    if (!network.first.equals(network.masked(length))) {
      throw new IllegalArgumentException("has bits behind the length of its prefix");
    }
    return network;
  }

  private static int length(String text, int bits) {
    if (!LENGTH.matcher(text).matches() || Integer.parseInt(text) > bits) {
      throw new IllegalArgumentException("has no prefix of 0 to " + bits);
    }
    return Integer.parseInt(text);
  }

  /** Whether that is an address of the network; false for what is none. */
  public boolean has(String address) {
    return address(address)
        .filter(other -> other.bits == bits && other.masked(length).equals(first))
        .isPresent();
  }

  private static Optional<NetworkRange> address(String text) {
    try {
      return Optional.of(parse(text)).filter(one -> one.length == one.bits);
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Its lowest address without the bits behind a prefix of that length. */
  BigInteger masked(int prefix) {
    return first.shiftRight(bits - prefix).shiftLeft(bits - prefix);
  }
}

package io.signalbox.track;

import java.math.BigInteger;
import java.net.InetAddress;

/** The addresses of a network. */
record AddressRange(BigInteger prefix, int bits, int hostBits) {

  /**
   * Reads a network as {@code 192.0.2.0/24} or {@code 2001:db8::/32}, or a single address.
   *
   * @throws IllegalArgumentException for anything else, or where a bit behind the prefix is set
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] address =
        InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
    int bits = address.length * Byte.SIZE;
    int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException("expected a prefix's length of 0 to " + bits);
    }
    BigInteger number = new BigInteger(1, address);
    int hostBits = bits - length;
    if (!number.shiftRight(hostBits).shiftLeft(hostBits).equals(number)) {
      throw new IllegalArgumentException("expected no bit behind the prefix's length");
    }
    return new AddressRange(number.shiftRight(hostBits), bits, hostBits);
  }

  /** Whether that address lies in it; what is none lies nowhere. */
  boolean has(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length * Byte.SIZE == bits
          && new BigInteger(1, bytes).shiftRight(hostBits).equals(prefix);
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}

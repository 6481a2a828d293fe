package io.signalbox.net;

import java.net.InetAddress;

/**
 * The addresses that share their first bits, in the address family of {@code first}.
 *
 * @param first its first address
 */
record AddressRange(InetAddress first, int bits, String use) {

  /** The range that {@code text} names, such as {@code 10.0.0.0/8}. */
  static AddressRange of(String text, String use) {
    int slash = text.indexOf('/');
    return new AddressRange(
        InetAddress.ofLiteral(text.substring(0, slash)),
        Integer.parseInt(text, slash + 1, text.length(), 10),
        use);
  }

  /** Whether the address, its bytes in network order, is one of them. */
  boolean contains(byte[] address) {
    byte[] prefix = first.getAddress();
    if (address.length != prefix.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int i = 0; i < whole; i++) {
      if (address[i] != prefix[i]) {
        return false;
      }
    }
    int rest = Byte.SIZE - bits % Byte.SIZE;
    return rest == Byte.SIZE || ((address[whole] ^ prefix[whole]) & 0xff) >>> rest == 0;
  }
}

package io.signalbox.envelope;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks in the spelling that Python's {@code ipaddress} gives them. */
final class Networks {
  private static final Pattern PREFIX_LENGTH = Pattern.compile("[0-9]{1,3}");
  private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");
  private static final int BYTES_4 = 4;
  private static final int BYTES_6 = 16;

  private Networks() {}

  /** The address of that number: one of IPv4, where it is below 2^32. */
  static Optional<String> address(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > BYTES_6 * Byte.SIZE) {
      return Optional.empty();
    }
    int bytes = number.bitLength() <= BYTES_4 * Byte.SIZE ? BYTES_4 : BYTES_6;
    return Optional.of(text(number, bytes * Byte.SIZE));
  }

  /** An address alone, or with the length of all its bits; without the scope of IPv6. */
  static Optional<String> single(String text) {
    int scope = text.indexOf('%');
    return parse(scope < 0 ? text : text.substring(0, scope))
        .filter(network -> network.length() == network.bits())
        .map(network -> text(network.address(), network.bits()));
  }

  /** A network without what its address has behind the length of the prefix. */
  static Optional<String> of(String text) {
    return parse(Sanitation.stripped(text))
        .map(Network::masked)
        .map(network -> text(network.address(), network.bits()) + "/" + network.length());
  }

  /** Whether the text is a network of which no bit behind the prefix is set. */
  static boolean isNetwork(String text) {
    return parse(text).filter(network -> network.equals(network.masked())).isPresent();
  }

  private static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!TextShapes.isAddress(address) && !address.equals(TextShapes.ANY_ADDRESS)) {
      return Optional.empty();
    }
    byte[] bytes = bytes(address);
    int bits = bytes.length * Byte.SIZE;
    BigInteger number = new BigInteger(1, bytes);
    if (slash < 0) {
      return Optional.of(new Network(number, bits, bits));
    }
    String length = text.substring(slash + 1);
    return PREFIX_LENGTH.matcher(length).matches() && Integer.parseInt(length) <= bits
        ? Optional.of(new Network(number, bits, Integer.parseInt(length)))
        : Optional.empty();
  }

  private static byte[] bytes(String address) {
    InetAddress read = InetAddress.ofLiteral(address);
    if (!(read instanceof Inet4Address) || address.indexOf(':') < 0) {
      return read.getAddress();
    }
    byte[] mapped = new byte[BYTES_6];
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    System.arraycopy(read.getAddress(), 0, mapped, BYTES_6 - BYTES_4, BYTES_4);
    return mapped;
  }

  private static String text(BigInteger address, int bits) {
    boolean isVersion4 = bits == BYTES_4 * Byte.SIZE;
    int groupBits = isVersion4 ? Byte.SIZE : Short.SIZE;
    List<String> groups = new ArrayList<>();
    for (int shift = bits - groupBits; shift >= 0; shift -= groupBits) {
      int group = address.shiftRight(shift).intValue() & ((1 << groupBits) - 1);
      groups.add(isVersion4 ? Integer.toString(group) : Integer.toHexString(group));
    }
    return isVersion4 ? String.join(".", groups) : shortened(String.join(":", groups));
  }

  /** The first of the longest runs of two zeros or more becomes two colons (RFC 5952). */
  private static String shortened(String groups) {
    String longest =
        ZEROS
            .matcher(groups)
            .results()
            .map(run -> run.group())
            .reduce("", (best, run) -> run.length() > best.length() ? run : best);
    if (longest.isEmpty()) {
      return groups;
    }
    int begin =
        ZEROS
            .matcher(groups)
            .results()
            .filter(run -> run.group().equals(longest))
            .findFirst()
            .orElseThrow()
            .start();
    String before = groups.substring(0, begin);
    String behind = groups.substring(begin + longest.length());
    return (before.endsWith(":") ? before.substring(0, before.length() - 1) : before)
        + "::"
        + (behind.startsWith(":") ? behind.substring(1) : behind);
  }

  private record Network(BigInteger address, int bits, int length) {
    Network masked() {
      int rest = bits - length;
      return new Network(address.shiftRight(rest).shiftLeft(rest), bits, length);
    }
  }
}

package io.signalbox.statistics;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The addresses that share their first bits. An IPv4 address that is mapped into IPv6 (RFC 4291,
 * section 2.5.5.2) is that IPv4 address.
 */
public final class Network {
  /** A part of an IPv4 address that some programs read as octal (RFC 6943, section 3.1.1). */
  private static final Pattern LEADING_ZERO = Pattern.compile("(?:^|[.:])0[0-9]+\\.|\\.0[0-9]+$");

  private final byte[] address;
  private final int bits;

  private Network(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * Reads an address, or a network such as {@code 192.0.2.0/24}. Bits behind the prefix do not
   * count.
   *
   * @throws IllegalArgumentException where it is neither
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? text : text.substring(0, slash);
    if (LEADING_ZERO.matcher(first).find()) {
      throw new IllegalArgumentException(
          "expected no leading zeros in an IPv4 address, such as 192.0.2.10 and not 192.0.2.010");
    }
    byte[] address =
        bytes(first)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected an address or a network such as 192.0.2.0/24 or 2001:db8::/32"));
    if (slash < 0) {
      return new Network(address, address.length * Byte.SIZE);
    }
    int most = first.indexOf(':') < 0 ? 32 : 128;
    int bits = prefix(text.substring(slash + 1), most) - (most - address.length * Byte.SIZE);
    if (bits < 0) {
      throw new IllegalArgumentException("expected a network of IPv4 addresses alone, or of IPv6");
    }
    return new Network(address, bits);
  }

  private static int prefix(String text, int most) {
    int bits = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : most + 1;
    if (bits > most) {
      throw new IllegalArgumentException("expected a prefix of 0 to " + most + " bits");
    }
    return bits;
  }

  /** The bytes of an address as text; empty where it is none. */
  static Optional<byte[]> bytes(String text) {
    if (text.isEmpty() || text.indexOf('%') >= 0 || text.indexOf('[') >= 0 || isShort(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** An IPv4 address of less than four numbers, which programs read differently. */
  private static boolean isShort(String text) {
    return text.indexOf(':') < 0 && text.chars().filter(one -> one == '.').count() != 3;
  }

  boolean contains(byte[] other) {
    return other.length == address.length && prefix(other, bits).equals(prefix(address, bits));
  }

  /** The prefix of an address, as text that differs between the families and lengths. */
  static String prefix(byte[] address, int bits) {
    byte[] masked = Arrays.copyOf(address, address.length);
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      masked[i] = (byte) (masked[i] & 0xff << (Byte.SIZE - kept));
    }
    return HexFormat.of().formatHex(masked) + "/" + bits;
  }

  /** The longest of these prefixes that holds the whole network; empty where none does. */
  Optional<String> within(int[] lengths) {
    return Arrays.stream(lengths).filter(length -> length <= bits).max().stream()
        .mapToObj(length -> prefix(address, length))
        .findFirst();
  }

  /** The prefixes of this length, longer than its own by some bits, that are in it. */
  List<String> parts(int length) {
    return IntStream.range(0, 1 << (length - bits))
        .mapToObj(
            part -> {
              byte[] begin = Arrays.copyOf(address, address.length);
              int kept = begin[0] & 0xff << (Byte.SIZE - bits);
              begin[0] = (byte) (kept | (part << (Byte.SIZE - length)));
              return prefix(begin, length);
            })
        .toList();
  }

  /** Whether it has all addresses of its family. */
  boolean isAll() {
    return bits == 0;
  }

  boolean isIpv4() {
    return address.length == 4;
  }
}

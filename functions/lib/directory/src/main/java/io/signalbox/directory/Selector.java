package io.signalbox.directory;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** What a network object covers. */
public sealed interface Selector {

  /** Whether all that the other one covers lies in this one. */
  default boolean contains(Selector other) {
    return switch (this) {
      case Prefix prefix -> other instanceof Prefix inner && prefix.block().contains(inner.block());
      case Domain domain ->
          other instanceof Domain(String inner)
              && (inner.equals(domain.name()) || inner.endsWith("." + domain.name()));
      case AutonomousSystem _, Country _, Default _ -> equals(other);
    };
  }

  /**
   * Addresses with a common prefix; canonical text such as {@code 192.0.2.0/24}.
   *
   * @param high the first eight bytes of its first address; 0 for IPv4
   * @param low the last eight bytes, for IPv4 the four that there are
   */
  record Prefix(boolean isIpv6, long high, long low, int length) implements Selector {

    /**
     * Reads a prefix as {@link Addresses#parseBlock} does.
     *
     * @throws IllegalArgumentException with the rule that the text breaks
     */
    public static Prefix parse(String text) {
      return of(Addresses.parseBlock(text));
    }

    /** The prefix that a block of addresses is. */
    public static Prefix of(IPAddress block) {
      int length = block.getNetworkPrefixLength();
      ByteBuffer bytes = ByteBuffer.wrap(block.getLower().getBytes());
      return block.isIPv6()
          ? new Prefix(true, bytes.getLong(), bytes.getLong(), length)
          : new Prefix(false, 0, Integer.toUnsignedLong(bytes.getInt()), length);
    }

    public IPAddress block() {
      IPAddress first =
          isIpv6
              ? new IPv6Address(ByteBuffer.allocate(16).putLong(high).putLong(low).array())
              : new IPv4Address((int) low);
      return first.toPrefixBlock(length);
    }

    @Override
    public String toString() {
      return block().toCanonicalString();
    }
  }

  /** A name and all names below it, such as {@code isp.example}. */
  record Domain(String name) implements Selector {

    /**
     * Reads a name in any spelling.
     *
     * @throws IllegalArgumentException with the rule that the text breaks
     */
    public static Domain parse(String text) {
      return new Domain(DomainName.parse(text));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** All that an autonomous system announces. */
  record AutonomousSystem(long number) implements Selector {
    private static final long HIGHEST = 0xFFFF_FFFFL;

    /**
     * @throws IllegalArgumentException for a number that is none (RFC 6793; RFC 7607 reserves 0)
     */
    public AutonomousSystem {
      if (number < 1 || number > HIGHEST) {
        throw new IllegalArgumentException("an AS has a number from 1 to 4294967295");
      }
    }

    @Override
    public String toString() {
      return "AS" + number;
    }
  }

  /** All addresses of a country. */
  record Country(String code) implements Selector {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    /**
     * @throws IllegalArgumentException for what is no code of two capital letters (ISO 3166-1)
     */
    public Country {
      if (!CODE.matcher(code).matches()) {
        throw new IllegalArgumentException("a country has a code of two capital letters");
      }
    }

    @Override
    public String toString() {
      return code;
    }
  }

  /** All addresses that nothing else leads anywhere. */
  record Default() implements Selector {
    @Override
    public String toString() {
      return "default";
    }
  }
}

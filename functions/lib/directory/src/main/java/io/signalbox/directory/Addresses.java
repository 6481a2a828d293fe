package io.signalbox.directory;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;

/** Reads IP addresses strictly: none of the abbreviations that inet_aton and shells know. */
public final class Addresses {
  /** What stands before an IPv4 address that is mapped into IPv6. */
  private static final int MAPPED_BITS = 96;

  private static final IPAddressStringParameters STRICT = strict();

  private Addresses() {}

  /**
   * Reads one address. An IPv4 address that is mapped into IPv6 (RFC 4291, section 2.5.5.2) is the
   * IPv4 address.
   *
   * @throws IllegalArgumentException with the rule that the text breaks
   */
  public static IPAddress parse(String text) {
    return parse(text, false);
  }

  /**
   * Reads a prefix in CIDR notation (RFC 4632, RFC 4291); an address alone is one with its full
   * length. A prefix of IPv4 addresses that are mapped into IPv6 is the IPv4 prefix.
   *
   * @throws IllegalArgumentException with the rule that the text breaks
   */
  public static IPAddress parseBlock(String text) {
    IPAddress block = parse(text, true);
    IPAddress whole = block.isPrefixed() ? block : block.toPrefixBlock(block.getBitCount());
    if (!whole.isPrefixBlock()) {
      throw new IllegalArgumentException(
          "a prefix has no bits behind its length; it is " + whole.toPrefixBlock());
    }
    return isMapped(whole)
        ? whole
            .getLower()
            .toIPv6()
            .getEmbeddedIPv4Address()
            .toPrefixBlock(whole.getNetworkPrefixLength() - MAPPED_BITS)
        : whole;
  }

  private static boolean isMapped(IPAddress block) {
    return block.isIPv6()
        && block.getNetworkPrefixLength() >= MAPPED_BITS
        && block.getLower().toIPv6().isIPv4Mapped();
  }

  private static IPAddress parse(String text, boolean withPrefix) {
    if (!withPrefix && text.indexOf('/') >= 0) {
      throw new IllegalArgumentException("an address has no prefix length");
    }
    try {
      IPAddress address = new IPAddressString(text, STRICT).toAddress();
      return address.isIPv6() && address.toIPv6().isIPv4Mapped() && !address.isPrefixed()
          ? address.toIPv6().getEmbeddedIPv4Address()
          : address;
    } catch (AddressStringException | IncompatibleAddressException notAnAddress) {
      throw new IllegalArgumentException("this is no IP address", notAnAddress);
    }
  }

  private static IPAddressStringParameters strict() {
    IPAddressStringParameters.Builder builder =
        new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowWildcardedSeparator(false);
    builder
        .getIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowBinary(false)
        .setRangeOptions(RangeParameters.NO_RANGE);
    builder
        .getIPv6AddressParametersBuilder()
        .allowZone(false)
        .allowBase85(false)
        .allowBinary(false)
        .setRangeOptions(RangeParameters.NO_RANGE);
    return builder.toParams();
  }
}

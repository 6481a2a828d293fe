package io.signalbox.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressesTest {
  private final ForbiddenAddresses strict = ForbiddenAddresses.allowingLoopback(false);
  private final ForbiddenAddresses local = ForbiddenAddresses.allowingLoopback(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:1ff:ffff::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff:fff::1",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "4000::1"
      })
  void an_address_that_is_not_public_is_forbidden_with_its_reason(String address) {
    assertThat(strict.reason(InetAddress.ofLiteral(address))).isPresent();
    assertThat(strict.reason(address)).hasValueSatisfying(why -> assertThat(why).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "fd00:ec2::254",
        "fd20:ce::254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1:ffff::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "2001:0:a9fe:a9fe::1",
        "::ffff:0:a9fe:a9fe",
        "::a9fe:a9fe"
      })
  void a_clouds_own_services_are_forbidden_by_whatever_detour(String address) {
    assertThat(strict.reason(InetAddress.ofLiteral(address))).isPresent();
    assertThat(local.reason(InetAddress.ofLiteral(address))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0,10.255.255.255",
    "100.64.0.0,100.127.255.255",
    "127.0.0.0,127.255.255.255",
    "169.254.0.0,169.254.255.255",
    "172.16.0.0,172.31.255.255",
    "192.0.0.0,192.0.0.255",
    "192.0.2.0,192.0.2.255",
    "192.31.196.0,192.31.196.255",
    "192.52.193.0,192.52.193.255",
    "192.88.99.0,192.88.99.255",
    "192.168.0.0,192.168.255.255",
    "192.175.48.0,192.175.48.255",
    "198.18.0.0,198.19.255.255",
    "198.51.100.0,198.51.100.255",
    "203.0.113.0,203.0.113.255"
  })
  void a_range_is_forbidden_from_its_first_address_to_its_last(String first, String last) {
    assertThat(strict.reason(first)).isPresent();
    assertThat(strict.reason(last)).isPresent();
    assertThat(strict.reason(plus(first, -1))).as("the one before").isEmpty();
    assertThat(strict.reason(plus(last, 1))).as("the one behind").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2620:4f:8000::,2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "2002::,2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "3fff::,3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"
  })
  void a_range_of_ipv6_is_forbidden_from_its_first_address_to_its_last(String first, String last) {
    assertThat(strict.reason(first)).isPresent();
    assertThat(strict.reason(last)).isPresent();
    assertThat(strict.reason(plus(first, -1))).as("the one before").isEmpty();
  }

  private static String plus(String address, int more) {
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    BigInteger sum = new BigInteger(1, bytes).add(BigInteger.valueOf(more));
    byte[] wide = sum.toByteArray();
    byte[] result = new byte[bytes.length];
    int length = Math.min(wide.length, result.length);
    System.arraycopy(wide, wide.length - length, result, result.length - length, length);
    try {
      return InetAddress.getByAddress(result).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
            "198.17.255.255",
        "198.20.0.0", "223.255.255.255", "2001:200::1", "2606:4700::1111", "2a00::1", "3ffe:ffff::1"
      })
  void a_public_address_is_allowed(String address) {
    assertThat(strict.reason(InetAddress.ofLiteral(address))).isEmpty();
    assertThat(strict.reason(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "10.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "::ffff:1.1.1.1",
        "[::FFFF:7f00:1]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "127.0.0.1.",
        "0300.0250.1.1",
        "0xa9fea9fe",
        "169.16689662",
        "[64:ff9b::169.254.169.254]",
        "[fe80::1%1]"
      })
  void other_spellings_of_such_an_address_are_forbidden_too(String host) {
    assertThat(strict.reason(host)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soc.example", "localhost.example", "10.example", "xn--bcher-kva.example"})
  void a_name_says_nothing_about_where_it_leads(String host) {
    assertThat(strict.reason(host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1", "::1", "[::1]", "localhost", "a.localhost"})
  void a_local_hub_may_talk_to_the_machine_itself(String host) {
    assertThat(local.reason(host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "0.0.0.0", "fe80::1", "::ffff:127.0.0.1"})
  void a_local_hub_may_talk_to_no_other_such_address(String host) {
    assertThat(local.reason(host)).isPresent();
  }

  @Test
  void a_mapped_address_is_judged_by_the_address_it_maps() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};

    assertThat(strict.reason(InetAddress.getByAddress(mapped))).isPresent();
  }
}

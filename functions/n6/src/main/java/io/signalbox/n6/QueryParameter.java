package io.signalbox.n6;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.NetworkRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query parameter that asks for an event's attribute (n6's manual, "Query Parameters").
 *
 * @param attribute the event's key; one of {@code address} behind a dot
 * @param value makes of what was asked for what is compared
 * @param test whether an attribute is what was asked for
 */
record QueryParameter(
    String attribute, UnaryOperator<String> value, BiPredicate<String, String> test) {
  private static final String ADDRESS = "address.";
  private static final long AS_MOST = 4_294_967_295L;
  private static final int PORT_MOST = 65_535;

  private static final Map<String, QueryParameter> ALL =
      Map.ofEntries(
          Map.entry("category", equal("category", oneOf(N6Values.CATEGORIES))),
          Map.entry("confidence", equal("confidence", oneOf(Set.of("low", "medium", "high")))),
          Map.entry("origin", equal("origin", oneOf(N6Values.ORIGINS))),
          Map.entry("proto", equal("proto", oneOf(Set.of("tcp", "udp", "icmp")))),
          Map.entry("status", equal("status", oneOf(N6Values.STATUSES))),
          Map.entry("dport", equal("dport", number(PORT_MOST))),
          Map.entry("sport", equal("sport", number(PORT_MOST))),
          Map.entry("fqdn", equal("fqdn", QueryParameter::lower)),
          Map.entry("fqdn.sub", within("fqdn", QueryParameter::lower)),
          Map.entry("url", equal("url", UnaryOperator.identity())),
          Map.entry("url.sub", within("url", UnaryOperator.identity())),
          Map.entry("id", equal("id", hexadecimal(32))),
          Map.entry("replaces", equal("replaces", hexadecimal(32))),
          Map.entry("md5", equal("md5", hexadecimal(32))),
          Map.entry("sha1", equal("sha1", hexadecimal(40))),
          Map.entry("sha256", equal("sha256", hexadecimal(64))),
          Map.entry("name", equal("name", UnaryOperator.identity())),
          Map.entry("source", equal("source", UnaryOperator.identity())),
          Map.entry("target", equal("target", UnaryOperator.identity())),
          Map.entry("ip", equal(ADDRESS + "ip", QueryParameter::address)),
          Map.entry("cc", equal(ADDRESS + "cc", matching("[A-Z]{2}", "a country such as PL"))),
          Map.entry("asn", equal(ADDRESS + "asn", number(AS_MOST))),
          Map.entry(
              "ip.net",
              new QueryParameter(
                  ADDRESS + "ip",
                  QueryParameter::network,
                  (ip, network) -> NetworkRange.parse(network).has(ip))));

  static Set<String> names() {
    return ALL.keySet();
  }

  /** The parameter of one of these {@link #names}. */
  static QueryParameter named(String name) {
    QueryParameter parameter = ALL.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("There is no parameter " + name);
    }
    return parameter;
  }

  /** Whether the event has one of the values. */
  boolean matches(ObjectNode event, List<String> wanted) {
    return values(event).anyMatch(found -> wanted.stream().anyMatch(one -> test.test(found, one)));
  }

  private Stream<String> values(ObjectNode event) {
    Stream<JsonNode> nodes =
        attribute.startsWith(ADDRESS)
            ? event
                .path("address")
                .valueStream()
                .map(one -> one.path(attribute.substring(ADDRESS.length())))
            : Stream.of(event.path(attribute));
    return nodes.filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  private static QueryParameter equal(String attribute, UnaryOperator<String> value) {
    return new QueryParameter(attribute, value, String::equals);
  }

  private static QueryParameter within(String attribute, UnaryOperator<String> value) {
    return new QueryParameter(attribute, value, String::contains);
  }

  private static UnaryOperator<String> oneOf(Set<String> values) {
    return text -> {
      if (values.contains(text)) {
        return text;
      }
      throw new IllegalArgumentException(
          "one of " + String.join(", ", values.stream().sorted().toList()) + " is expected");
    };
  }

  private static UnaryOperator<String> matching(String pattern, String expected) {
    Pattern compiled = Pattern.compile(pattern);
    return text -> {
      if (compiled.matcher(text).matches()) {
        return text;
      }
      throw new IllegalArgumentException(expected + " is expected");
    };
  }

  private static UnaryOperator<String> hexadecimal(int digits) {
    UnaryOperator<String> check =
        matching("[0-9a-f]{" + digits + "}", digits + " hexadecimal digits");
    return text -> check.apply(lower(text));
  }

  private static UnaryOperator<String> number(long most) {
    UnaryOperator<String> check = matching("[0-9]{1,10}", "a number from 0 to " + most);
    return text -> {
      long number = Long.parseLong(check.apply(text));
      if (number > most) {
        throw new IllegalArgumentException("a number from 0 to " + most + " is expected");
      }
      return Long.toString(number);
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String address(String text) {
    NetworkRange range = range(text);
    if (range.length() == range.bits()) {
      return text;
    }
    throw new IllegalArgumentException("an IPv4 address is expected");
  }

  private static String network(String text) {
    range(text);
    return text;
  }

  private static NetworkRange range(String text) {
    NetworkRange range;
    try {
      range = NetworkRange.parse(text);
    } catch (IllegalArgumentException fault) {
      throw new IllegalArgumentException("it " + fault.getMessage(), fault);
    }
    if (range.bits() != Integer.SIZE) {
      throw new IllegalArgumentException("n6 has IPv4 alone");
    }
    return range;
  }
}

package io.signalbox.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a broker listens, from {@code amqps://host:port/vhost}. The virtual host is percent-encoded
 * whole: {@code /%2F} is {@code /}, {@code /a} is {@code a}, and without a path it is {@code /}.
 *
 * @param tls whether the scheme is {@code amqps}; with {@code amqp} everything goes in clear
 */
public record AmqpAddress(boolean tls, String host, int port, String virtualHost) {
  private static final int TLS_PORT = 5671;
  private static final int CLEAR_PORT = 5672;
  private static final int PORT_LIMIT = 65_535;

  /**
   * Reads a destination's URI.
   *
   * @throws IllegalArgumentException with the rule that it breaks
   */
  public static AmqpAddress of(URI uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("amqps") && !scheme.equals("amqp")) {
      throw new IllegalArgumentException("a message goes to an amqps: or amqp: URI");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("user and password belong into amqp.authentication");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("has a query or fragment; options belong into amqp");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > PORT_LIMIT) {
      throw new IllegalArgumentException(
          "has no host; an internationalised name is written in its xn-- form");
    }
    boolean tls = scheme.equals("amqps");
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : CLEAR_PORT;
    return new AmqpAddress(tls, uri.getHost(), port, virtualHost(uri.getRawPath()));
  }

  private static String virtualHost(String path) {
    if (path.isEmpty()) {
      return "/";
    }
    String encoded = path.substring(1);
    if (encoded.contains("/")) {
      throw new IllegalArgumentException("a / within the virtual host is written %2F");
    }
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }
}

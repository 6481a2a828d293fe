package io.signalbox.fuzz.reader;

import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.net.ForbiddenAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/**
 * A destination's URI. No name is asked for that spells an address inside a network, and nobody is
 * connected to: every name leads inside.
 */
final class UriTarget implements Target {
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final PushClient client;

  UriTarget() {
    try {
      client =
          new PushClient(
              ForbiddenAddresses.allowingLoopback(false), this::inside, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException everyJdkHasTls) {
      throw new IllegalStateException(everyJdkHasTls);
    }
  }

  private List<InetAddress> inside(String host) {
    asked.add(host);
    return List.of(InetAddress.ofLiteral("198.41.0.4"), InetAddress.ofLiteral("10.0.0.1"));
  }

  @Override
  public void run(byte[] input) {
    URI uri;
    try {
      uri = new URI(new String(input, StandardCharsets.UTF_8));
    } catch (URISyntaxException told) {
      return;
    }
    asked.clear();
    Exchange exchange =
        client.send(new PushRequest(uri, Map.of(), new byte[1], Duration.ofSeconds(60)));
    Promise.hold(exchange instanceof Exchange.NotSent, "… was sent to: …", uri, exchange);
    for (String host : asked) {
      Promise.hold(!isInside(host), "… asks for …", uri, host);
    }
  }

  private static boolean isInside(String host) {
    try {
      InetAddress address =
          host.indexOf(':') >= 0 ? InetAddress.ofLiteral(host) : Inet4Address.ofPosixLiteral(host);
      return address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress()
          || address.isAnyLocalAddress();
    } catch (IllegalArgumentException name) {
      return host.equalsIgnoreCase("localhost");
    }
  }
}

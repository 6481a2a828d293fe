package io.signalbox.deliver.http.exchange;

import io.signalbox.net.ForbiddenAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up once and hands out only addresses that the hub may talk to; the client connects
 * to exactly those. A name that leads to any other address as well is refused whole: which of them
 * is meant would be its owner's choice.
 */
final class VettingResolver implements DnsResolver {
  private final Addresses addresses;
  private final ForbiddenAddresses forbidden;

  VettingResolver(Addresses addresses, ForbiddenAddresses forbidden) {
    this.addresses = addresses;
    this.forbidden = forbidden;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    refuse(forbidden.reason(host));
    var found = addresses.of(host);
    if (found.isEmpty()) {
      throw new UnknownHostException(host + " has no address");
    }
    for (var address : found) {
      refuse(forbidden.reason(address));
    }
    return found.toArray(InetAddress[]::new);
  }

  /** Nothing here needs a canonical name, and to look it up would ask an attacker's server. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private static void refuse(Optional<String> reason) throws UnknownHostException {
    if (reason.isPresent()) {
      throw new UnknownHostException(reason.get());
    }
  }
}

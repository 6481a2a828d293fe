package io.signalbox.deliver.http.exchange;

import io.signalbox.net.VettedAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Has the client connect to vetted addresses only. */
final class VettingResolver implements DnsResolver {
  private final VettedAddresses addresses;

  VettingResolver(VettedAddresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return addresses.of(host).toArray(InetAddress[]::new);
  }

  /** Nothing here needs a canonical name, and to look it up would ask an attacker's server. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}

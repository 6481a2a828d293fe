package io.signalbox.http.exchange;

import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.net.VettedAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/** Has the client connect to vetted addresses only. */
final class VettingResolver implements DnsResolver {
  private final VettedAddresses addresses;
  private final Steps steps;

  VettingResolver(VettedAddresses addresses, Steps steps) {
    this.addresses = addresses;
    this.steps = steps;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    steps.begin(Step.RESOLVE);
    InetAddress[] vetted = addresses.of(host).toArray(InetAddress[]::new);
    steps.note(Arrays.toString(vetted));
    steps.begin(Step.CONNECT);
    return vetted;
  }

  /** Nothing here needs a canonical name, and to look it up would ask an attacker's server. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}

package io.signalbox.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Looks a name up once and hands out only addresses that the hub may talk to; whoever asks connects
 * to exactly those. A name that leads to any other address as well is refused whole: which of them
 * is meant would be its owner's choice.
 */
public record VettedAddresses(Addresses addresses, ForbiddenAddresses forbidden) {

  /**
   * The addresses of a host, at least one.
   *
   * @throws UnknownHostException with the reason why it has none that the hub may talk to
   */
  public List<InetAddress> of(String host) throws UnknownHostException {
    refuse(forbidden.reason(host));
    List<InetAddress> found = addresses.of(host);
    if (found.isEmpty()) {
      throw new UnknownHostException(host + " has no address");
    }
    for (InetAddress address : found) {
      refuse(forbidden.reason(address));
    }
    return found;
  }

  private static void refuse(Optional<String> reason) throws UnknownHostException {
    if (reason.isPresent()) {
      throw new UnknownHostException(reason.get());
    }
  }
}

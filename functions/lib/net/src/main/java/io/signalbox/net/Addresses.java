package io.signalbox.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a name. */
@FunctionalInterface
public interface Addresses {

  /** As the operating system is set up. */
  Addresses SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  List<InetAddress> of(String host) throws UnknownHostException;
}

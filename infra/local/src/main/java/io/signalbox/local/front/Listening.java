package io.signalbox.local.front;

import java.util.List;
import java.util.Optional;

/**
 * Where the hub listens, and what it is called.
 *
 * @param hosts addresses or names of this machine, each of which is listened on
 * @param port 0 for any that is free
 * @param names what clients call the hub beside these, such as its name in the DNS
 * @param proxySecret what a proxy shows that tells of client certificates; empty for no such proxy
 */
public record Listening(
    List<String> hosts, int port, List<String> names, Optional<String> proxySecret) {
  private static final String LOOPBACK = "127.0.0.1";

  public Listening {
    hosts = List.copyOf(hosts);
    names = List.copyOf(names);
  }

  /** On the loopback address alone. */
  public static Listening onLoopback(int port) {
    return new Listening(List.of(LOOPBACK), port, List.of(), Optional.empty());
  }

  /** The same behind a proxy that shows this secret. */
  public Listening behindProxy(String secret) {
    return new Listening(hosts, port, names, Optional.of(secret));
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return hosts + ":" + port + " " + names;
  }
}

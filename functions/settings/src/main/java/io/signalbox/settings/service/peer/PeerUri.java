package io.signalbox.settings.service.peer;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The address of a hub, below which its API is: {@code https://hub.example}. */
public final class PeerUri {
  private static final int CHARACTERS_MOST = 1_000;

  /** Two hubs on one machine may try it without certificates. */
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private PeerUri() {}

  /** Why a text is no address of a hub; empty for one that is. */
  public static Optional<String> fault(String text) {
    if (text.length() > CHARACTERS_MOST) {
      return Optional.of("it is longer than " + CHARACTERS_MOST + " characters");
    }
    try {
      URI uri = URI.create(text);
      boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean isPlain =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      if (!isHttp || !isPlain) {
        return Optional.of("an address such as https://hub.example is expected");
      }
      return uri.getScheme().equals("https") || LOOPBACK.contains(uri.getHost())
          ? Optional.empty()
          : Optional.of("credentials go to it, so it must begin with https:");
    } catch (IllegalArgumentException broken) {
      return Optional.of("it is no URI");
    }
  }

  /** The address of a resource of the hub's API. */
  public static URI of(String hub, String path) {
    return URI.create(hub.replaceFirst("/+$", "") + path);
  }
}

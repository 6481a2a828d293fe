package io.signalbox.cli.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The address of a hub: https, or http on this machine, without a query and credentials.
 *
 * @param text without a final slash
 */
public record HubUrl(String text) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What is wrong with an address that {@link #parse} did not take. */
  public static String fault(IllegalArgumentException thrown) {
    return String.valueOf(thrown.getMessage());
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  public static HubUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException _) {
      throw new IllegalArgumentException("This is no address such as https://hub.example.org.");
    }
    if (uri.getHost() == null || uri.getScheme() == null) {
      throw new IllegalArgumentException(
          "The address of a hub is like https://hub.example.org, with its scheme.");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The address of a hub has no user, password or query; the token is kept apart.");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && THIS_MACHINE.contains(uri.getHost());
    if (!scheme.equals("https") && !plain) {
      throw new IllegalArgumentException(
          "The token would go over the network in clear: use https. http is for this machine"
              + " only.");
    }
    return new HubUrl(text.strip().replaceFirst("/+$", ""));
  }
}

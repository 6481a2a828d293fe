package io.signalbox.http.exchange;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings a destination's URI into the form that goes on the wire. */
final class Target {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>\\[[^\\]@]+]|[^\\[\\]:@]+)(?::(?<port>[0-9]{0,5}))?");

  private static final int PORT_MOST = 65_535;

  private Target() {}

  /**
   * The same URI with its host in ASCII and without a final full stop, and without a fragment.
   *
   * @throws IllegalArgumentException if it is not http or https, has no host or a port that there
   *     is not, or holds credentials
   */
  static URI of(URI uri) {
    var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("expected an http or https URI");
    }
    // The host of a name that is not ASCII is known to java.net.URI as an authority only.
    var authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
    if (authority.indexOf('@') >= 0) {
      throw new IllegalArgumentException("a URI holds no credentials");
    }
    var parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected a URI with a host");
    }
    var port = Optional.ofNullable(parts.group("port")).filter(digits -> !digits.isEmpty());
    var ascii = URI.create(uri.toASCIIString());
    var target =
        URI.create(
            scheme
                + "://"
                + host(parts.group("host"))
                + port.map(digits -> ":" + digits).orElse("")
                + (ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath())
                + Optional.ofNullable(ascii.getRawQuery()).map(query -> "?" + query).orElse(""));
    if (target.getPort() > PORT_MOST) {
      throw new IllegalArgumentException("expected a port up to " + PORT_MOST);
    }
    if (target.getHost() == null) {
      throw new IllegalArgumentException("expected a host's name or address");
    }
    return target;
  }

  private static String host(String text) {
    return text.startsWith("[")
        ? text
        : IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
  }
}

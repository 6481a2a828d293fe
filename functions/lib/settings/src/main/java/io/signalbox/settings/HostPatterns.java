package io.signalbox.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which hosts may be delivered to: {@code host.example}, {@code *.example} for the names below it,
 * or {@code *} for all. For a URI with a host and port, {@code http://} or {@code amqp://} before
 * it allows clear text, and {@code :8443} behind it another port than the scheme's.
 */
public record HostPatterns(List<String> patterns) {
  private static final Map<String, Integer> PORTS =
      Map.of("https", 443, "http", 80, "amqps", 5671, "amqp", 5672);

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:(https?|amqps?)://)?(\\*|(?:\\*\\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])"
              + "(?::([0-9]{1,5}))?");

  public HostPatterns {
    patterns = List.copyOf(patterns);
  }

  /**
   * A host that is to be delivered to.
   *
   * @param scheme of the URI, in lower case
   * @param port as the URI has it; negative where it has none
   */
  public record Target(String scheme, String host, int port) {
    public Target {
      host = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    private int effectivePort() {
      return port >= 0 ? port : PORTS.getOrDefault(scheme, -1);
    }

    private boolean isClear() {
      return scheme.equals("http") || scheme.equals("amqp");
    }
  }

  /** What is wrong with a pattern; empty for a good one. */
  public static Optional<String> fault(String pattern) {
    return SYNTAX.matcher(pattern).matches()
        ? Optional.empty()
        : Optional.of(
            "is host.example, *.example or *, with a scheme before it where it needs one");
  }

  public boolean allow(Target target) {
    return patterns.stream().anyMatch(pattern -> allows(pattern, target));
  }

  private static boolean allows(String pattern, Target target) {
    Matcher parts = SYNTAX.matcher(pattern);
    if (!parts.matches()) {
      return false;
    }
    Optional<String> scheme = Optional.ofNullable(parts.group(1));
    int port =
        Optional.ofNullable(parts.group(3))
            .map(Integer::parseInt)
            .orElseGet(() -> PORTS.getOrDefault(target.scheme(), -1));
    return scheme.map(target.scheme()::equals).orElse(!target.isClear())
        && port == target.effectivePort()
        && isHost(parts.group(2), target.host());
  }

  private static boolean isHost(String pattern, String host) {
    return pattern.equals("*")
        || (pattern.startsWith("*.")
            ? host.length() >= pattern.length() && host.endsWith(pattern.substring(1))
            : host.equals(pattern));
  }
}

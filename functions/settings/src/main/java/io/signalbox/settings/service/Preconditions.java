package io.signalbox.settings.service;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a request asks to be true of what stands (RFC 9110, section 13), in the words of its
 * headers.
 */
record Preconditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {

  static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

  /** Whether a write may go on; {@code tag} is that of what stands, empty for nothing. */
  boolean allowWriteOf(Optional<String> tag) {
    boolean matches = ifMatch.map(wanted -> names(wanted, tag, false)).orElse(true);
    boolean different = ifNoneMatch.map(unwanted -> !names(unwanted, tag, true)).orElse(true);
    return matches && different;
  }

  /** Whether the asker has what stands already. */
  boolean know(String tag) {
    return ifNoneMatch.filter(known -> names(known, Optional.of(tag), true)).isPresent();
  }

  private static boolean names(String header, Optional<String> tag, boolean weakly) {
    if (header.strip().equals("*")) {
      return tag.isPresent();
    }
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .map(named -> weakly && named.startsWith("W/") ? named.substring(2) : named)
        .anyMatch(named -> tag.filter(named::equals).isPresent());
  }
}

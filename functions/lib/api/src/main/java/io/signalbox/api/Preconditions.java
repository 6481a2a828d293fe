package io.signalbox.api;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a request asks to be true of what stands (RFC 9110, section 13.1), in the words of its
 * headers. {@code If-Match} compares tags strongly, {@code If-None-Match} weakly; {@code *} names
 * whatever stands.
 *
 * @param ifMatch tags of which what stands has one
 * @param ifNoneMatch tags of which what stands has none
 */
public record Preconditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {

  /** What asks for nothing. */
  public static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

  private static final String WEAK = "W/";

  /** What the headers of a request say. */
  public static Preconditions of(Request request) {
    return new Preconditions(request.header("If-Match"), request.header("If-None-Match"));
  }

  /** Whether a write may go on; {@code tag} is that of what stands, empty for nothing. */
  public boolean allowWriteOf(Optional<String> tag) {
    return ifMatch.map(wanted -> namesStrongly(wanted, tag)).orElse(true)
        && !ifNoneMatch.map(unwanted -> namesWeakly(unwanted, tag)).orElse(false);
  }

  /** Whether the asker has what stands already. */
  public boolean know(String tag) {
    return ifNoneMatch.map(known -> namesWeakly(known, Optional.of(tag))).orElse(false);
  }

  private static boolean namesStrongly(String header, Optional<String> tag) {
    return header.strip().equals("*")
        ? tag.isPresent()
        : tag.filter(one -> !one.startsWith(WEAK) && lists(header, one)).isPresent();
  }

  private static boolean namesWeakly(String header, Optional<String> tag) {
    return header.strip().equals("*")
        ? tag.isPresent()
        : tag.map(Preconditions::opaque)
            .filter(one -> lists(header, one) || lists(header, WEAK + one))
            .isPresent();
  }

  private static boolean lists(String header, String tag) {
    return Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag::equals);
  }

  private static String opaque(String tag) {
    return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
  }
}

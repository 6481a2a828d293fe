package io.signalbox.envelopes;

import io.signalbox.store.Key;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of something that was kept aside: opaque to clients, and good for a path. */
public record AsideId(String text) {
  private static final Pattern SORT = Pattern.compile("[0-9a-f]{16}#.+");

  static AsideId of(Key key) {
    byte[] bytes = (key.partition() + "\n" + key.sort()).getBytes(StandardCharsets.UTF_8);
    return new AsideId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The id of that text; empty where it is none. */
  public static Optional<AsideId> parse(String text) {
    try {
      AsideId id = new AsideId(text);
      return SORT.matcher(id.key().sort()).matches() ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Orders by time what was kept aside, wherever it lies. */
  public String place() {
    return key().sort();
  }

  /** Where it lies. */
  Key key() {
    String[] parts =
        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
    return new Key(parts[0], parts.length < 2 ? "" : parts[1]);
  }
}

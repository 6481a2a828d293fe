package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.MailOptions.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mail template that destinations and rules of the directory name, in one language or several.
 *
 * @param version the same for the same content, and different for any other
 * @param texts at least one
 */
public record MailTemplate(String version, Map<Language, Text> texts) {
  private static final int VERSION_BYTES = 16;

  public MailTemplate {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("a template has a text in at least one language");
    }
    texts = Collections.unmodifiableMap(new EnumMap<>(texts));
  }

  /**
   * Templates in one language.
   *
   * @param subject empty for the hub's own
   * @param template empty ones for the hub's own
   */
  public record Text(Optional<String> subject, MailOptions.Template template) {}

  /** Reads an entry of {@code templates}. */
  static MailTemplate read(JsonFields entry) {
    Map<Language, Text> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String text = language.name().toLowerCase(Locale.ROOT);
      if (entry.has(text)) {
        texts.put(language, text(entry.members(text)));
      }
    }
    return new MailTemplate(version(entry.object()), texts);
  }

  private static Text text(JsonFields text) {
    return new Text(
        text.text("subject"), new MailOptions.Template(text.text("text"), text.text("html")));
  }

  /** In the wanted language, else in English, else in one that there is. */
  Text in(Language wanted) {
    return Optional.ofNullable(texts.get(wanted))
        .or(() -> Optional.ofNullable(texts.get(Language.EN)))
        .orElseGet(() -> texts.values().iterator().next());
  }

  static String version(ObjectNode entry) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(entry.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

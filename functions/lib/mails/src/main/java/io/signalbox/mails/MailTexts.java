package io.signalbox.mails;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What mails say in one language: phrases, the titles of fields, and for kinds of events what they
 * mean and what to do. Read from {@code texts/LANGUAGE.json} beside this class.
 *
 * @param language such as {@code en}
 * @param phrases by name; {@code {name}} in one stands for a value
 * @param fields titles by IntelMQ's field names
 * @param kinds by {@code classification.identifier} or {@code classification.type}
 */
record MailTexts(
    String language,
    Map<String, String> phrases,
    Map<String, String> fields,
    Map<String, Advice> kinds) {

  /**
   * What a kind of event means to its recipient.
   *
   * @param more where to read on; empty where there is nothing to read
   */
  record Advice(String title, String meaning, String action, String more) {
    @SuppressWarnings("NullAway") // Jackson gives null for what the file lacks.
    Advice {
      more = Objects.requireNonNullElse(more, "");
    }
  }

  /** The kind of an event that no other text is about. */
  private static final String OTHER = "other";

  static final MailTexts ENGLISH = read(Locale.ENGLISH);
  static final MailTexts GERMAN = read(Locale.GERMAN);

  /** The text about the identifier, where there is one, else about the type, else about any. */
  Advice advice(String type, String identifier) {
    Advice general = Objects.requireNonNull(kinds.get(OTHER));
    return kinds.getOrDefault(identifier, kinds.getOrDefault(type, general));
  }

  /**
   * All phrases, with values in their places.
   *
   * @param names of the values that phrases may have
   */
  Map<String, String> phrases(Set<String> names, Map<String, Object> values) {
    var filled = new LinkedHashMap<String, String>();
    phrases.forEach(
        (name, phrase) -> {
          String text = phrase;
          for (String value : names) {
            text = text.replace("{" + value + "}", String.valueOf(values.get(value)));
          }
          filled.put(name, text);
        });
    return filled;
  }

  String title(String field) {
    return fields.getOrDefault(field, field);
  }

  private static MailTexts read(Locale language) {
    String name = "texts/" + language.getLanguage() + ".json";
    try (var file = MailTexts.class.getResourceAsStream(name)) {
      return new ObjectMapper()
          .readValue(Objects.requireNonNull(file, name), new TypeReference<MailTexts>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

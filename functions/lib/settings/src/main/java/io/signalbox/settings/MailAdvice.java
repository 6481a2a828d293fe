package io.signalbox.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator writes of a kind of events, in the place of the hub's own text.
 *
 * @param meaning what the events mean
 * @param action what to do
 * @param more where to read on; empty for nowhere
 */
public record MailAdvice(String title, String meaning, String action, Optional<String> more) {

  /** By {@code classification.identifier} or {@code classification.type}, and by language. */
  static Map<String, Map<MailOptions.Language, MailAdvice>> read(JsonFields advice) {
    Map<String, Map<MailOptions.Language, MailAdvice>> kinds = new HashMap<>();
    advice
        .object()
        .fieldNames()
        .forEachRemaining(kind -> kinds.put(kind, languages(advice.members(kind))));
    return kinds;
  }

  private static Map<MailOptions.Language, MailAdvice> languages(JsonFields kind) {
    Map<MailOptions.Language, MailAdvice> languages = new EnumMap<>(MailOptions.Language.class);
    for (MailOptions.Language language : MailOptions.Language.values()) {
      if (kind.has(language.text())) {
        JsonFields text = kind.members(language.text());
        languages.put(
            language,
            new MailAdvice(
                text.required("title"),
                text.required("meaning"),
                text.required("action"),
                text.text("more")));
      }
    }
    return languages;
  }
}

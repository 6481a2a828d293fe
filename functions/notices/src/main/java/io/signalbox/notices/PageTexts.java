package io.signalbox.notices;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.api.Request;
import io.signalbox.settings.MailOptions.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the page says in one language; read from {@code LANGUAGE.json} beside this class.
 *
 * @param phrases by name
 */
record PageTexts(Language language, Map<String, String> phrases) {
  private static final PageTexts ENGLISH = read(Language.EN);
  private static final PageTexts GERMAN = read(Language.DE);

  static PageTexts in(Language language) {
    return switch (language) {
      case EN -> ENGLISH;
      case DE -> GERMAN;
    };
  }

  /** In the language that the reader's browser asks for, or else in that one. */
  static PageTexts of(Request request, Language otherwise) {
    return in(
        request.header("Accept-Language").map(asked -> first(asked, otherwise)).orElse(otherwise));
  }

  String say(String name) {
    return Objects.requireNonNull(phrases.get(name), name);
  }

  /** As the attribute {@code lang} has it. */
  String tag() {
    return language.name().toLowerCase(Locale.ROOT);
  }

  private static Language first(String asked, Language otherwise) {
    List<Locale> locales;
    try {
      locales =
          Locale.LanguageRange.parse(asked).stream()
              .map(range -> Locale.forLanguageTag(range.getRange()))
              .toList();
    } catch (IllegalArgumentException noLanguages) {
      return otherwise;
    }
    for (Locale locale : locales) {
      for (Language language : Language.values()) {
        if (language.name().toLowerCase(Locale.ROOT).equals(locale.getLanguage())) {
          return language;
        }
      }
    }
    return otherwise;
  }

  private static PageTexts read(Language language) {
    String name = language.name().toLowerCase(Locale.ROOT) + ".json";
    try (var file = PageTexts.class.getResourceAsStream(name)) {
      return new PageTexts(
          language,
          new ObjectMapper()
              .readValue(
                  Objects.requireNonNull(file, name), new TypeReference<Map<String, String>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.signalbox.console.page;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of the pages in one language. */
public final class Words {
  /** The languages that there are; the first is the one of whoever asks for another. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  private static final String BUNDLE = "io.signalbox.console.words";

  private final String language;
  private final ResourceBundle bundle;

  private Words(String language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            language.equals("en") ? Locale.ROOT : Locale.of(language),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Those of a language that there is. */
  public static Words in(String language) {
    return new Words(LANGUAGES.contains(language) ? language : LANGUAGES.getFirst());
  }

  /**
   * The language that a browser likes best of those that there are.
   *
   * @param acceptLanguage the header's value (RFC 9110, section 12.5.4)
   */
  public static String preferred(Optional<String> acceptLanguage) {
    try {
      return acceptLanguage
          .map(Locale.LanguageRange::parse)
          .map(ranges -> Locale.lookupTag(ranges, LANGUAGES))
          .orElse(LANGUAGES.getFirst());
    } catch (IllegalArgumentException unreadable) {
      return LANGUAGES.getFirst();
    }
  }

  /** Words that begin a line. */
  public static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  public String language() {
    return language;
  }

  /**
   * The words of a key, {@code {0}} and so on replaced by the values. Where the first value is 1,
   * the key's own words for one are taken, if it has any: {@code KEY.one}.
   *
   * @throws MissingResourceException if there is no such key
   */
  public String text(String key, Object... values) {
    boolean isOne = values.length > 0 && String.valueOf(values[0]).equals("1");
    String text = bundle.getString(isOne && bundle.containsKey(key + ".one") ? key + ".one" : key);
    for (int index = 0; index < values.length; index++) {
      text = text.replace("{" + index + "}", String.valueOf(values[index]));
    }
    return text;
  }

  /** The words of a key; a word of the API that has none stays as it is. */
  public String wordOr(String prefix, String word) {
    String key = prefix + "." + word;
    return bundle.containsKey(key) ? bundle.getString(key) : word;
  }
}

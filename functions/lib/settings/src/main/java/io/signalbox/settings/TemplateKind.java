package io.signalbox.settings;

import io.signalbox.settings.check.JsonLocation;
import java.util.Locale;

/** What of a mail a template writes; each kind has variables of its own. */
public enum TemplateKind {
  SUBJECT,
  TEXT,
  HTML;

  /** Where it stands in one language of a named template. */
  public JsonLocation inLanguage(JsonLocation language) {
    return language.at(name().toLowerCase(Locale.ROOT));
  }

  /**
   * Where a destination's own template stands.
   *
   * @param mail the options of a mail destination
   */
  public JsonLocation in(JsonLocation mail) {
    return switch (this) {
      case SUBJECT -> mail.at("subject");
      case TEXT -> mail.at("template").at("text");
      case HTML -> mail.at("template").at("html");
    };
  }
}

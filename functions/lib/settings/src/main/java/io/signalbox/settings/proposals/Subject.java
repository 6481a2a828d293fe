package io.signalbox.settings.proposals;

import java.util.Locale;

/**
 * What a proposal would change.
 *
 * @param kind of the entry or object; empty for the whole settings
 * @param name of the entry or object; empty for the whole settings
 */
public record Subject(Part part, String kind, String name) {

  /** The whole settings. */
  public static final Subject SETTINGS = new Subject(Part.SETTINGS, "", "");

  /** Where it stands. */
  public enum Part {
    SETTINGS,
    DIRECTORY;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Part of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** As a path of the API: {@code settings/routes/all}. */
  public String text() {
    return part.text() + (kind.isEmpty() ? "" : "/" + kind + "/" + name);
  }
}

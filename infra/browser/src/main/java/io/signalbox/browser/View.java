package io.signalbox.browser;

import java.util.List;
import java.util.Locale;

/**
 * How pages are seen.
 *
 * @param width of the window in CSS pixels
 */
public record View(int width, Colours colours) {
  /** The colours that a person prefers. */
  public enum Colours {
    LIGHT,
    DARK,
    /** The few of the system's contrast theme, in the place of those of the page. */
    FORCED
  }

  /** A desk and a telephone, each light and dark. */
  public static final List<View> ALL =
      List.of(
          new View(1280, Colours.LIGHT),
          new View(1280, Colours.DARK),
          new View(390, Colours.LIGHT),
          new View(390, Colours.DARK));

  /** As the name of a file has it, such as {@code 390-dark}. */
  @Override
  public String toString() {
    return width + "-" + colours.name().toLowerCase(Locale.ROOT);
  }
}

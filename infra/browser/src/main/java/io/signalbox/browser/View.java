package io.signalbox.browser;

import java.util.List;

/**
 * How pages are seen.
 *
 * @param width of the window in CSS pixels
 * @param isDark whether the person prefers dark colours
 */
public record View(int width, boolean isDark) {
  /** A desk and a telephone, each light and dark. */
  public static final List<View> ALL =
      List.of(
          new View(1280, false), new View(1280, true), new View(390, false), new View(390, true));

  /** As the name of a file has it, such as {@code 390-dark}. */
  @Override
  public String toString() {
    return width + (isDark ? "-dark" : "-light");
  }
}

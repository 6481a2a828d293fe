package io.signalbox.console.page;

import java.util.List;

/** A field of a form. The names are ours, the values may be anybody's. */
public sealed interface Field {

  record Hidden(String name, String value) implements Field {}

  /**
   * A line of text.
   *
   * @param kind {@code text}, {@code search} or {@code password}
   */
  record Line(String name, String label, String value, String hint, String kind, boolean required)
      implements Field {}

  record Area(String name, String label, String value, String hint, int rows) implements Field {}

  record Choice(String name, String label, List<Option> options, String chosen) implements Field {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** One of several values. */
  record Option(String value, String text) {}
}

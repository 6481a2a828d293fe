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

  /** A file of the reader's machine. */
  record Upload(String name, String label, String hint) implements Field {}

  /**
   * A line of text for something that somebody else named.
   *
   * @param foreign what it is for
   * @param options values that may be meant
   */
  record Suggested(String name, String label, String foreign, String value, List<String> options)
      implements Field {
    public Suggested {
      options = List.copyOf(options);
    }

    public String shown() {
      return ForeignText.shown(foreign);
    }
  }

  /** One of several values. */
  record Option(String value, String text) {}
}

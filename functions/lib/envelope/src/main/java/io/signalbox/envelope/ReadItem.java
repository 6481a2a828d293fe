package io.signalbox.envelope;

import java.util.List;

/** What became of one item of a body. */
public sealed interface ReadItem {

  /** Its place in the body, from 0. */
  int index();

  /**
   * An envelope.
   *
   * @param form the form it came in
   */
  record Parsed(int index, Envelope envelope, Form form, List<Warning> warnings)
      implements ReadItem {
    public Parsed {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * No envelope.
   *
   * @param field the dotted name of the field that is wrong; empty where it is the item itself
   * @param reason the rule that is broken
   * @param text the item as it came
   */
  record Malformed(int index, String field, String reason, String text) implements ReadItem {}
}

package io.signalbox.envelope;

import java.util.List;
import java.util.stream.Stream;

/** What became of one item of a body. */
public sealed interface ReadItem {

  /** Its place in the body, from 0. */
  int index();

  /**
   * An envelope.
   *
   * @param form the form it came in
   * @param departures where it is not as IntelMQ has it
   * @param escapes texts that not every engine and receiver can hold
   */
  record Parsed(
      int index, Envelope envelope, Form form, List<Warning> departures, List<Warning> escapes)
      implements ReadItem {
    public Parsed {
      departures = List.copyOf(departures);
      escapes = List.copyOf(escapes);
    }

    /** All that is to be told of it, at most {@link Limits#WARNINGS}. */
    public List<Warning> warnings() {
      return Stream.concat(departures.stream(), escapes.stream()).limit(Limits.WARNINGS).toList();
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

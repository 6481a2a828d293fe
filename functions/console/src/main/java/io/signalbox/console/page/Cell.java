package io.signalbox.console.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What stands in a place of a table or list. */
public sealed interface Cell {

  /** Words of ours. */
  record Own(String text) implements Cell {}

  /** What came from outside: an event, a sender's name, an answer. */
  record Foreign(String text) implements Cell {
    public String shown() {
      return ForeignText.shown(text);
    }
  }

  /** A link to another page of the console. */
  record Link(String text, Target target) implements Cell {
    public String shown() {
      return ForeignText.shown(text);
    }
  }

  /** A state, in words of ours where there are any. */
  record State(String text, Tone tone) implements Cell {
    public String shown() {
      return ForeignText.shown(text);
    }
  }

  /** A time, which the reader sees in UTC or in local time. */
  record Time(Instant at) implements Cell {
    private static final DateTimeFormatter UTC =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public String machine() {
      return at.toString();
    }

    public String text() {
      return UTC.format(at);
    }
  }

  static Cell own(String text) {
    return new Own(text);
  }

  static Cell foreign(String text) {
    return new Foreign(text);
  }

  static Cell link(String text, Target target) {
    return new Link(text, target);
  }

  /** A time with its offset; the text as it is, if it is none. */
  static Cell time(String text) {
    try {
      return new Time(OffsetDateTime.parse(text).toInstant());
    } catch (java.time.format.DateTimeParseException noTime) {
      return new Foreign(text);
    }
  }
}

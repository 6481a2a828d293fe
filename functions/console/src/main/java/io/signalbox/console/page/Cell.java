package io.signalbox.console.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in a place of a table or list. */
public sealed interface Cell {

  /** Whether nothing stands there: a narrow page leaves it out. */
  default boolean isNothing() {
    return false;
  }

  /** Words of ours. */
  record Own(String text) implements Cell {
    @Override
    public boolean isNothing() {
      return text.isBlank();
    }
  }

  /** What came from outside: an event, a sender's name, an answer. */
  record Foreign(String text) implements Cell {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

    @Override
    public boolean isNothing() {
      return text.isBlank();
    }

    /** Whether it needs little room. */
    public boolean isNumber() {
      return NUMBER.matcher(text).matches();
    }

    public String shown() {
      return ForeignText.shown(text);
    }

    /** What a button copies; null where all stands there as it is. */
    public @Nullable String original() {
      return ForeignText.original(text).orElse(null);
    }
  }

  /** A link to another page of the console. */
  record Link(String text, Target target) implements Cell {
    private static final Pattern UUID =
        Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Whether it is an id, which stands on one line. */
    public boolean isId() {
      return UUID.matcher(text).matches();
    }

    /** Never empty: nobody could follow it. */
    public String shown() {
      return text.isBlank() ? "–" : ForeignText.shown(text);
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

  /**
   * How far some work has come.
   *
   * @param text the same in words
   * @param percent empty where nobody knows how much there is to do
   */
  record Progress(String text, Optional<Long> percent) implements Cell {
    /** Of a span of time; none of it where it is no span. */
    public static Progress of(String from, String reached, String until, String unknown) {
      try {
        long begin = Instant.parse(from).toEpochMilli();
        long whole = Instant.parse(until).toEpochMilli() - begin;
        long done = Instant.parse(reached).toEpochMilli() - begin;
        long percent = whole <= 0 ? 100 : Math.clamp(100 * done / whole, 0, 100);
        return new Progress(percent + " %", Optional.of(percent));
      } catch (java.time.format.DateTimeParseException noTime) {
        return new Progress(unknown, Optional.empty());
      }
    }
  }

  /**
   * What succeeded and failed in each of some hours, the oldest first: up and down from a line.
   *
   * @param text the sums in words
   */
  record Strip(String text, List<Long> good, List<Long> bad) implements Cell {
    private static final int HALF = 12;

    public Strip {
      good = List.copyOf(good);
      bad = List.copyOf(bad);
    }

    /** Of a drawing in which an hour is 5 wide, and each half 12 high. */
    public long up(int hour) {
      return height(good.get(hour));
    }

    public long down(int hour) {
      return height(bad.get(hour));
    }

    private long height(long value) {
      long most =
          Stream.concat(good.stream(), bad.stream()).mapToLong(Long::longValue).max().orElse(0);
      return value == 0 ? 0 : Math.max(1, HALF * value / most);
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

  /** A time with its offset; the text as it is, if it is none that can be shown in UTC. */
  static Cell time(String text) {
    try {
      return new Time(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException noTime) {
      return new Foreign(text);
    }
  }
}

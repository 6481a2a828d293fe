package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a destination's {@code interval}. */
public final class IntervalReader {
  private static final List<String> KINDS =
      List.of("every", "pause", "collect", "hourly", "daily", "weekly", "businessDays");
  private static final Set<String> WITH_ZONE = Set.of("hourly", "daily", "weekly", "businessDays");
  private static final Set<String> BESIDE = Set.of("zone", "holidays", "days", "earlier");
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_HOLIDAYS = 500;
  private static final int MOST_EVENTS = 1_000;
  private static final long MOST_BYTES = 10_000_000;

  private IntervalReader() {}

  /**
   * Reads {@code "immediate"} or an object.
   *
   * @param immediate what {@code "immediate"} means
   * @throws InvalidInterval with the rule that it breaks
   */
  public static Interval read(JsonNode interval, Interval immediate) {
    if (interval.isMissingNode() || "immediate".equals(interval.textValue())) {
      return immediate;
    }
    if (!(interval instanceof ObjectNode object)) {
      throw new InvalidInterval("", "is \"immediate\" or an object");
    }
    List<String> kinds = KINDS.stream().filter(object::has).toList();
    if (kinds.size() != 1) {
      throw new InvalidInterval(
          kinds.isEmpty() ? "" : kinds.get(1), "has one of " + String.join(", ", KINDS));
    }
    String kind = kinds.getFirst();
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!name.equals(kind) && !BESIDE.contains(name)) {
        throw new InvalidInterval("", "has an unknown member");
      }
    }
    requireBeside(object, "zone", WITH_ZONE.contains(kind), "hourly, daily, weekly, businessDays");
    requireBeside(object, "days", kind.equals("weekly"), "weekly");
    if (object.has("holidays") && !kind.equals("businessDays")) {
      throw new InvalidInterval("holidays", "go with businessDays");
    }
    Interval read = read(kind, object);
    return object.has("earlier")
        ? new Interval.Earlier(read, threshold(object.get("earlier")))
        : read;
  }

  private static Interval read(String kind, ObjectNode interval) {
    JsonNode value = interval.get(kind);
    return switch (kind) {
      case "every" -> in(kind, () -> new Interval.Every(length(value, LONGEST)));
      case "pause" -> in(kind, () -> pause(length(value, LONGEST_PAUSE)));
      case "collect" -> in(kind, () -> new Interval.Collect(length(value, LONGEST)));
      case "hourly" -> in(kind, () -> new Interval.Hourly(minute(value), zone(interval)));
      case "daily" -> in(kind, () -> new Interval.Daily(time(value), zone(interval)));
      case "weekly" ->
          in(kind, () -> new Interval.Weekly(days(interval), time(value), zone(interval)));
      default ->
          in(
              kind,
              () -> new Interval.BusinessDays(time(value), zone(interval), holidays(interval)));
    };
  }

  private static Interval pause(Duration length) {
    return length.isZero() ? new Interval.Immediate() : new Interval.Pause(length);
  }

  /** Names the member at which a rule is broken. */
  private static <T> T in(String member, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidInterval fault) {
      throw fault;
    } catch (IllegalArgumentException fault) {
      throw new InvalidInterval(member, String.valueOf(fault.getMessage()));
    }
  }

  private static void requireBeside(
      ObjectNode interval, String name, boolean wanted, String kinds) {
    if (interval.has(name) != wanted) {
      throw new InvalidInterval(
          wanted ? "" : name, name + " goes with " + kinds + ", which need it");
    }
  }

  private static Duration length(JsonNode value, Duration longest) {
    Duration length = parsed(value, Duration::parse, "is no duration such as PT15M");
    if (length.isNegative() || length.compareTo(longest) > 0) {
      throw new IllegalArgumentException("is at most " + longest);
    }
    return length;
  }

  private static int minute(JsonNode value) {
    if (!value.isInt()) {
      throw new IllegalArgumentException("hourly is a minute from 0 to 59");
    }
    return value.intValue();
  }

  private static LocalTime time(JsonNode value) {
    return parsed(value, LocalTime::parse, "is no time of a day such as 08:00");
  }

  private static ZoneId zone(ObjectNode interval) {
    return in(
        "zone",
        () -> parsed(interval.get("zone"), ZoneId::of, "is no time zone such as Europe/Vienna"));
  }

  private static Set<DayOfWeek> days(ObjectNode interval) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (JsonNode value : interval.path("days")) {
      days.add(in("days", () -> parsed(value, IntervalReader::day, "are monday to sunday")));
    }
    return days;
  }

  private static DayOfWeek day(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).equals(text)) {
        return day;
      }
    }
    throw new DateTimeException("no day of the week");
  }

  private static Set<LocalDate> holidays(ObjectNode interval) {
    JsonNode values = interval.path("holidays");
    if (values.size() > MOST_HOLIDAYS) {
      throw new InvalidInterval("holidays", "are at most " + MOST_HOLIDAYS);
    }
    Set<LocalDate> holidays = new HashSet<>();
    for (JsonNode value : values) {
      holidays.add(
          in("holidays", () -> parsed(value, LocalDate::parse, "are days such as 2026-12-25")));
    }
    return holidays;
  }

  private static Interval.Threshold threshold(JsonNode value) {
    JsonNode events = value.path("events");
    JsonNode bytes = value.path("bytes");
    boolean isGood =
        value.isObject()
            && value.size() == (events.isMissingNode() ? 0 : 1) + (bytes.isMissingNode() ? 0 : 1)
            && !value.isEmpty()
            && isWithin(events, MOST_EVENTS)
            && isWithin(bytes, MOST_BYTES);
    if (!isGood) {
      throw new InvalidInterval(
          "earlier",
          "has events from 1 to %d, bytes from 1 to %d, or both"
              .formatted(MOST_EVENTS, MOST_BYTES));
    }
    return new Interval.Threshold(
        events.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(events.intValue()),
        bytes.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(bytes.longValue()));
  }

  private static boolean isWithin(JsonNode number, long most) {
    return number.isMissingNode()
        || (number.isIntegralNumber() && number.longValue() >= 1 && number.longValue() <= most);
  }

  private static <T> T parsed(JsonNode value, Function<String, T> parser, String rule) {
    try {
      if (value.isTextual()) {
        return parser.apply(value.textValue());
      }
    } catch (DateTimeException | ArithmeticException fault) {
      throw new IllegalArgumentException(rule, fault);
    }
    throw new IllegalArgumentException(rule);
  }
}

package io.signalbox.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the query parameters of a request; what is wrong with one becomes a problem, 400. */
public final class Parameters {
  private static final Pattern NANOSECONDS = Pattern.compile("(\\.\\d{9})\\d+");

  private final Request request;

  /**
   * The parameters of a request.
   *
   * @param request of which {@link ApiRouter} has checked that the endpoint understands them all
   */
  public Parameters(Request request) {
    this.request = request;
  }

  /**
   * Refuses what an endpoint does not understand: a misspelt parameter must not be taken for none.
   *
   * @throws ProblemException if there is a parameter beside the known ones
   */
  static void requireKnown(Request request, Set<String> known) {
    for (String name : request.queryNames()) {
      if (!known.contains(name)) {
        throw invalid(
            name,
            known.isEmpty()
                ? "There is no such parameter here: this request takes none."
                : "There is no such parameter here. There are: "
                    + String.join(", ", new TreeSet<>(known))
                    + ".");
      }
    }
  }

  public Optional<String> text(String name) {
    return request.query(name);
  }

  /**
   * The value that {@code parser} makes of the text; an IllegalArgumentException says what fails.
   */
  public <T> Optional<T> parsed(String name, Function<String, T> parser) {
    return text(name)
        .map(
            text -> {
              try {
                return parser.apply(text);
              } catch (IllegalArgumentException fault) {
                throw invalid(name, "The value cannot be used: " + fault.getMessage() + ".");
              }
            });
  }

  public int number(String name, int least, int most, int otherwise) {
    return parsed(
            name,
            text -> {
              String expected = "expected " + least + " to " + most;
              try {
                int number = Integer.parseInt(text);
                if (number < least || number > most) {
                  throw new IllegalArgumentException(expected);
                }
                return number;
              } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException(expected, noNumber);
              }
            })
        .orElse(otherwise);
  }

  public Optional<Boolean> flag(String name) {
    return parsed(
        name,
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("expected true or false");
          }
          return text.equals("true");
        });
  }

  /** A time such as {@code 2026-11-01T00:00:00Z}, with any offset; or a date, in UTC. */
  public Optional<Instant> time(String name) {
    return parsed(name, Parameters::parseTime);
  }

  /**
   * Reads a time as {@link #time} does.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Instant parseTime(String text) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          // A plus sign that was not escaped arrives as a space.
          : OffsetDateTime.parse(cut(text.replace(' ', '+'))).toInstant();
    } catch (DateTimeParseException notATime) {
      throw new IllegalArgumentException("expected a time such as 2026-11-01T00:00:00Z", notATime);
    }
  }

  /** Clients may write more decimals than nanoseconds have. */
  private static String cut(String time) {
    return NANOSECONDS.matcher(time).replaceFirst("$1");
  }

  public static ProblemException invalid(String name, String detail) {
    return Problem.of(ProblemType.INVALID_PARAMETER, detail).with("parameter", name).exception();
  }
}

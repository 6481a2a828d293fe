package io.signalbox.statistics.service;

import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.statistics.Dimension;
import io.signalbox.statistics.Level;
import io.signalbox.statistics.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads from a request's parameters what is to be counted. */
final class QuestionReader {
  static final Set<String> PARAMETERS =
      Set.of("by", "where", "from", "to", "step", "as", "recount", "ready", "times");

  private static final int DIMENSIONS_LIMIT = 2;
  private static final int CONDITIONS_LIMIT = 100;

  private QuestionReader() {}

  /**
   * The question.
   *
   * @throws io.signalbox.api.ProblemException 400 for a value that cannot be used
   */
  static Question read(Request request, Instant now) {
    Parameters parameters = new Parameters(request);
    Level step = parameters.parsed("step", QuestionReader::step).orElse(Level.DAY);
    Optional<Instant> to = parameters.time("to");
    Instant from =
        parameters
            .time("from")
            .orElseGet(() -> step.period(CountedTime.counted(to.orElse(now)).minus(span(step))));
    requireBeginning("from", from, step);
    to.ifPresent(end -> requireBeginning("to", end, step));
    if (to.isPresent() && !from.isBefore(to.get())) {
      throw Parameters.invalid("to", "The time is not after from, which is " + from + ".");
    }
    List<Dimension> by = parameters.parsed("by", QuestionReader::dimensions).orElse(List.of());
    return new Question(
        by, conditions(request), from, to, step, parameters.flag("times").orElse(false));
  }

  private static Duration span(Level step) {
    return switch (step) {
      case HOUR -> Duration.ofDays(1);
      case DAY -> Duration.ofDays(30);
      case MONTH -> Duration.ofDays(365);
    };
  }

  private static void requireBeginning(String name, Instant time, Level step) {
    if (!step.period(time).equals(time)) {
      throw Parameters.invalid(
          name,
          "The time is not the beginning of a %s in UTC; that would be %s."
              .formatted(step.text(), step.period(time)));
    }
  }

  private static Level step(String text) {
    return Arrays.stream(Level.values())
        .filter(level -> level.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected hour, day or month"));
  }

  private static List<Dimension> dimensions(String text) {
    List<Dimension> dimensions = Arrays.stream(text.split(",", -1)).map(Dimension::parse).toList();
    if (Set.copyOf(dimensions).size() < dimensions.size() || dimensions.size() > DIMENSIONS_LIMIT) {
      throw new IllegalArgumentException("expected one dimension, or two different ones");
    }
    return dimensions;
  }

  private static Map<Dimension, Set<String>> conditions(Request request) {
    Map<Dimension, Set<String>> conditions = new EnumMap<>(Dimension.class);
    List<String> texts = request.queries("where");
    if (texts.size() > CONDITIONS_LIMIT) {
      throw Parameters.invalid("where", "There are more than " + CONDITIONS_LIMIT + ".");
    }
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon < 0) {
        throw Parameters.invalid("where", "Expected DIMENSION:VALUE, such as country:AT.");
      }
      try {
        Dimension dimension = Dimension.parse(text.substring(0, colon));
        conditions
            .computeIfAbsent(dimension, unknown -> new HashSet<>())
            .add(dimension.counted(text.substring(colon + 1)));
      } catch (IllegalArgumentException unknown) {
        throw Parameters.invalid(
            "where", "There is no such dimension: " + unknown.getMessage() + ".");
      }
    }
    return conditions;
  }
}

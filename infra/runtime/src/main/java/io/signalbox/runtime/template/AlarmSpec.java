package io.signalbox.runtime.template;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An alarm.
 *
 * @param inputs the metrics that it watches, in the order of the formula
 * @param periods how many of the last periods are looked at
 * @param breachingPeriods how many of these must be beyond the threshold
 * @param isMissingBreaching whether a period without a value counts as beyond it
 */
public record AlarmSpec(
    String name,
    String description,
    List<Input> inputs,
    Formula formula,
    int periods,
    int breachingPeriods,
    Comparison comparison,
    double threshold,
    boolean isMissingBreaching) {
  public AlarmSpec {
    inputs = List.copyOf(inputs);
  }

  /**
   * A metric.
   *
   * @param of the function or queue that it is measured of; empty for one of the whole hub
   */
  public record Metric(String namespace, String name, String of) {}

  /** A metric, and which of its values over a period counts. */
  public record Input(Metric metric, Statistic statistic, Duration period) {}

  /** What is made of the values of a period. */
  public enum Statistic {
    SUM,
    MAXIMUM
  }

  /** What is made of the inputs: the formulas that the template's alarms have. */
  public enum Formula {
    VALUE("a"),
    FIRST_WITHOUT_SECOND("IF(a > 0 AND FILL(b, 0) == 0, 1, 0)"),
    DIFFERENCE("a - FILL(b, 0)");

    private final String text;

    Formula(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    /** What it gives for the values of a period; empty where the first is missing. */
    public OptionalDouble of(List<OptionalDouble> values) {
      OptionalDouble first = values.getFirst();
      if (first.isEmpty()) {
        return first;
      }
      double second = values.getLast().orElse(0);
      return switch (this) {
        case VALUE -> first;
        case FIRST_WITHOUT_SECOND ->
            OptionalDouble.of(first.getAsDouble() > 0 && second == 0 ? 1 : 0);
        case DIFFERENCE -> OptionalDouble.of(first.getAsDouble() - second);
      };
    }
  }

  /** When a value is beyond the threshold. */
  public enum Comparison {
    GREATER,
    GREATER_OR_EQUAL,
    LESS;

    public boolean isBreaching(double value, double threshold) {
      return switch (this) {
        case GREATER -> value > threshold;
        case GREATER_OR_EQUAL -> value >= threshold;
        case LESS -> value < threshold;
      };
    }
  }
}

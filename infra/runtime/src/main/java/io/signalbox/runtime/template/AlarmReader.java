package io.signalbox.runtime.template;

import io.signalbox.runtime.template.AlarmSpec.Comparison;
import io.signalbox.runtime.template.AlarmSpec.Formula;
import io.signalbox.runtime.template.AlarmSpec.Input;
import io.signalbox.runtime.template.AlarmSpec.Metric;
import io.signalbox.runtime.template.AlarmSpec.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads alarms. */
final class AlarmReader {
  private final Section properties;
  private final List<Input> inputs = new ArrayList<>();

  private AlarmReader(Section properties) {
    this.properties = properties.without("AlarmActions");
  }

  static AlarmSpec read(String logicalId, Section resource) {
    return new AlarmReader(resource.section("Properties")).read(logicalId);
  }

  private AlarmSpec read(String logicalId) {
    Formula formula = properties.names().contains("Metrics") ? expression() : value();
    int periods = properties.number("EvaluationPeriods");
    AlarmSpec alarm =
        new AlarmSpec(
            logicalId,
            properties.text("AlarmDescription"),
            inputs,
            formula,
            periods,
            properties.number("DatapointsToAlarm", periods),
            comparison(),
            properties.number("Threshold"),
            properties.text("TreatMissingData").equals("breaching"));
    properties.nothingElse();
    return alarm;
  }

  private Formula value() {
    inputs.add(
        new Input(
            new Metric(properties.text("Namespace"), properties.text("MetricName"), of(properties)),
            statistic(properties.text("Statistic"), properties),
            Duration.ofSeconds(properties.number("Period"))));
    return Formula.VALUE;
  }

  private Formula expression() {
    Optional<String> expression = Optional.empty();
    List<String> ids = new ArrayList<>();
    for (Section part : properties.list("Metrics")) {
      String id = part.text("Id");
      part.without("ReturnData");
      expression = expression.or(() -> part.optionalText("Expression"));
      part.optionalSection("MetricStat")
          .ifPresent(
              stat -> {
                ids.add(id);
                inputs.add(input(stat));
              });
    }
    String text = expression.orElse("");
    for (int i = 0; i < ids.size(); i++) {
      text = text.replaceAll("\\b" + ids.get(i) + "\\b", Character.toString('a' + i));
    }
    String written = text;
    return Stream.of(Formula.values())
        .filter(formula -> formula.text().equals(written))
        .findFirst()
        .orElseThrow(() -> properties.fault("Metrics", "the local hub cannot reckon: " + written));
  }

  private static Input input(Section stat) {
    Section metric = stat.section("Metric");
    return new Input(
        new Metric(metric.text("Namespace"), metric.text("MetricName"), of(metric)),
        statistic(stat.text("Stat"), stat),
        Duration.ofSeconds(stat.number("Period")));
  }

  private static String of(Section metric) {
    return metric.list("Dimensions").stream()
        .filter(dimension -> List.of("FunctionName", "QueueName").contains(dimension.text("Name")))
        .map(dimension -> dimension.text("Value"))
        .findFirst()
        .orElse("");
  }

  private static Statistic statistic(String name, Section place) {
    return switch (name) {
      case "Sum" -> Statistic.SUM;
      case "Maximum" -> Statistic.MAXIMUM;
      default -> throw place.fault("Statistic", name + " is unknown to the local hub");
    };
  }

  private Comparison comparison() {
    String name = properties.text("ComparisonOperator");
    return switch (name) {
      case "GreaterThanThreshold" -> Comparison.GREATER;
      case "GreaterThanOrEqualToThreshold" -> Comparison.GREATER_OR_EQUAL;
      case "LessThanThreshold" -> Comparison.LESS;
      default ->
          throw properties.fault("ComparisonOperator", name + " is unknown to the local hub");
    };
  }
}

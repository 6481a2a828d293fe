package io.signalbox.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the alarms watch. */
final class Alarms {
  private Alarms() {}

  /** Whether an alarm watches that metric of a function or queue. */
  static boolean watching(String metric, String resource) {
    return metrics().stream()
        .filter(one -> one.path("MetricName").asText().equals(metric))
        .flatMap(one -> one.path("Dimensions").valueStream())
        .map(dimension -> dimension.path("Value"))
        .anyMatch(
            value ->
                value.path("!Ref").asText().equals(resource)
                    || value.path("!GetAtt").asText().equals(resource + ".QueueName"));
  }

  /** The metrics that alarms stand on, those of expressions too. */
  static List<JsonNode> metrics() {
    List<JsonNode> metrics = new ArrayList<>();
    for (JsonNode alarm : RawTemplate.resources("AWS::CloudWatch::Alarm").values()) {
      if (alarm.has("MetricName")) {
        metrics.add(alarm);
      }
      alarm.path("Metrics").forEach(one -> metrics.add(one.path("MetricStat").path("Metric")));
    }
    return metrics;
  }
}

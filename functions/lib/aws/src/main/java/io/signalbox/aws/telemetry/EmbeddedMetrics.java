package io.signalbox.aws.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counters as lines of CloudWatch's embedded metric format: no request is made, for CloudWatch
 * reads them out of the log. Every counter has the dimension {@code Stack}, beside those that are
 * given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">its
 *     specification</a>
 */
public final class EmbeddedMetrics implements Metrics {
  static final String NAMESPACE = "Signalbox";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String stack;
  private final Clock clock;
  private final Consumer<String> lines;

  /**
   * @param stack the name of the hub's stack
   * @param lines takes a line, without its end
   */
  public EmbeddedMetrics(String stack, Clock clock, Consumer<String> lines) {
    this.stack = stack;
    this.clock = clock;
    this.lines = lines;
  }

  @Override
  public void count(Map<String, String> dimensions, Map<String, Long> counts) {
    Map<String, Long> told = new TreeMap<>(counts);
    told.values().removeIf(count -> count == 0);
    if (told.isEmpty()) {
      return;
    }
    Map<String, String> all = new TreeMap<>(dimensions);
    all.put("Stack", stack);
    ObjectNode line = JSON.createObjectNode();
    ObjectNode head = line.putObject("_aws").put("Timestamp", clock.millis());
    ObjectNode directive =
        head.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
    ArrayNode names = directive.putArray("Dimensions").addArray();
    all.keySet().forEach(names::add);
    ArrayNode metrics = directive.putArray("Metrics");
    told.keySet().forEach(name -> metrics.addObject().put("Name", name).put("Unit", "Count"));
    all.forEach(line::put);
    told.forEach(line::put);
    lines.accept(line.toString());
  }
}

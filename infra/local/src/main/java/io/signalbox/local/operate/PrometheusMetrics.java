package io.signalbox.local.operate;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.signalbox.store.telemetry.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The counters of the functions, by the names that they have in CloudWatch, and what the process
 * measures of itself, in Prometheus's text format. For many threads at once.
 */
public final class PrometheusMetrics implements Metrics {
  /** The media type of {@link #text}. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final String PREFIX = "signalbox_";
  private static final double[] SECONDS = {0.001, 0.005, 0.025, 0.1, 0.5, 2, 10, 60};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Histogram functions =
      Histogram.builder()
          .name(PREFIX + "function_seconds")
          .help("How long calls of functions took.")
          .labelNames("function", "failed")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(registry);

  @Override
  public void count(Map<String, String> dimensions, Map<String, Long> counts) {
    Map<String, String> labels = new TreeMap<>();
    dimensions.forEach((name, value) -> labels.put(snakeCase(name), value));
    counts.forEach(
        (name, count) -> {
          if (count > 0) {
            counter(name, labels).labelValues(values(labels)).inc(count);
          }
        });
  }

  /** Counts a call of a function, which took so long. */
  public void called(String function, Duration time, boolean failed) {
    functions.labelValues(function, Boolean.toString(failed)).observe(time.toNanos() / 1e9);
  }

  /** Measures a value whenever the metrics are read. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(PREFIX + name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /** Measures values whenever the metrics are read, one for each value of a label. */
  public void gauges(String name, String help, String label, Supplier<Map<String, Long>> values) {
    GaugeWithCallback.builder()
        .name(PREFIX + name)
        .help(help)
        .labelNames(label)
        .callback(
            callback -> values.get().forEach((value, measured) -> callback.call(measured, value)))
        .register(registry);
  }

  /** All of them as they stand. */
  public byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private Counter counter(String name, Map<String, String> labels) {
    return counters.computeIfAbsent(
        name,
        added ->
            Counter.builder()
                .name(PREFIX + snakeCase(added))
                .help("The counter " + added + " of the template's alarms.")
                .labelNames(labels.keySet().toArray(String[]::new))
                .register(registry));
  }

  private static String[] values(Map<String, String> labels) {
    return labels.values().toArray(String[]::new);
  }

  /** {@code SetAside} becomes {@code set_aside}. */
  private static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}

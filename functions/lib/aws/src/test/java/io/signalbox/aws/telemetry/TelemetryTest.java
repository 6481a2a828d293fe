package io.signalbox.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.store.telemetry.LogContext;
import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final List<String> lines = new ArrayList<>();
  private final Metrics metrics =
      new EmbeddedMetrics("hub", Clock.fixed(NOW, ZoneOffset.UTC), lines::add);

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static JsonNode logged(LogRecord record) {
    String line = new JsonFormatter().format(record);
    assertThat(line.lines()).hasSize(1);
    return json(line);
  }

  @Test
  void countersAreToldInTheEmbeddedMetricFormat() {
    metrics.count(Map.of("Method", "mail"), Map.of("Delivered", 3L, "Failed", 0L));

    assertThat(lines).hasSize(1);
    assertThat(json(lines.getFirst()))
        .isEqualTo(
            json(
                """
                {"_aws": {"Timestamp": %d, "CloudWatchMetrics": [{
                   "Namespace": "Signalbox",
                   "Dimensions": [["Method", "Stack"]],
                   "Metrics": [{"Name": "Delivered", "Unit": "Count"}]}]},
                 "Method": "mail", "Stack": "hub", "Delivered": 3}\
                """
                    .formatted(NOW.toEpochMilli())));
  }

  @Test
  void whatDidNotHappenIsNotTold() {
    metrics.count("Delivered", 0);
    assertThat(lines).isEmpty();
  }

  @Test
  void aLogRecordIsOneLineThatSaysWhatTheWorkIsAbout() {
    LogRecord record = new LogRecord(Level.WARNING, "It is \"{0}\"\nor so");
    record.setLoggerName("io.signalbox.x");
    record.setParameters(new Object[] {"odd"});
    record.setInstant(NOW);

    JsonNode line = LogContext.about(LogContext.ENVELOPE, "42", () -> logged(record));

    assertThat(line)
        .isEqualTo(
            json(
                """
                {"timestamp": "2026-11-22T09:00:00Z", "level": "WARN", "logger": "io.signalbox.x",
                 "message": "It is \\"odd\\"\\nor so", "envelope": "42"}\
                """));
    assertThat(logged(record).has("envelope")).isFalse();
  }

  @Test
  void anExceptionIsToldWithItsTrace() {
    LogRecord record = new LogRecord(Level.SEVERE, "It broke");
    record.setThrown(new IllegalStateException("for a reason"));

    JsonNode line = logged(record);

    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.path("stackTrace").asText())
        .contains("for a reason")
        .contains("anExceptionIsToldWithItsTrace");
  }
}

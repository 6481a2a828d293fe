package io.signalbox.aws.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.telemetry.LogContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * A log record as one line of JSON: time, level in Lambda's words, logger, message, what the work
 * is about ({@link LogContext}), and the exception with its trace.
 */
final class JsonFormatter extends Formatter {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String format(LogRecord record) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("timestamp", record.getInstant().toString())
            .put("level", level(record.getLevel()))
            .put("logger", record.getLoggerName())
            .put("message", formatMessage(record));
    LogContext.fields().forEach(line::put);
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      line.put("errorType", thrown.getClass().getName()).put("stackTrace", trace.toString());
    }
    return line + "\n";
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }
}

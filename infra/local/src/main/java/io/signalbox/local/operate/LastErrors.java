package io.signalbox.local.operate;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Remembers the last warning or error that each part of the hub has logged. */
public final class LastErrors extends Handler {
  private static final String OWN = "io.signalbox.";

  /**
   * A warning or error.
   *
   * @param message as it was logged
   */
  public record LoggedError(Instant at, String message) {}

  private final Map<String, LoggedError> byPart = new TreeMap<>();

  /** Starts to listen to all that is logged in this process. */
  public static LastErrors listening() {
    LastErrors errors = new LastErrors();
    errors.setLevel(Level.WARNING);
    errors.setFormatter(new SimpleFormatter());
    LogManager.getLogManager().getLogger("").addHandler(errors);
    return errors;
  }

  /** The last one of each part, by the part's name, such as {@code fanout}. */
  public synchronized Map<String, LoggedError> byPart() {
    return Map.copyOf(byPart);
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      String message = getFormatter().formatMessage(record);
      remember(part(record.getLoggerName()), new LoggedError(record.getInstant(), message));
    }
  }

  private synchronized void remember(String part, LoggedError error) {
    byPart.put(part, error);
  }

  private static String part(@Nullable String logger) {
    if (logger == null || !logger.startsWith(OWN)) {
      return "other";
    }
    String rest = logger.substring(OWN.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  @Override
  public void flush() {}

  /** Stops listening. */
  @Override
  public void close() {
    LogManager.getLogManager().getLogger("").removeHandler(this);
  }
}

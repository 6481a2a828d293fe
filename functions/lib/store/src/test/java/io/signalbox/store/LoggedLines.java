package io.signalbox.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a part of the hub logs, from level INFO up, until it is closed. */
public final class LoggedLines extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /**
   * Listens to the loggers of a package and of those below it.
   *
   * @param name the package's, such as {@code io.signalbox.delivery}
   */
  public LoggedLines(String name) {
    this.logger = Logger.getLogger(name);
    logger.addHandler(this);
  }

  /** The messages, in their order. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(new SimpleFormatter().formatMessage(record));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}

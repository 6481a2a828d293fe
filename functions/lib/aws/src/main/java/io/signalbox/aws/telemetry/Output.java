package io.signalbox.aws.telemetry;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The standard output, where Lambda takes each write for an event of the log. */
public final class Output {
  private Output() {}

  /** Writes a line in one piece. */
  public static void line(String text) {
    write(System.out, text + "\n");
  }

  /** Has all that is logged in this process written as lines of JSON, from level INFO up. */
  public static void takeLogs() {
    Logger root = LogManager.getLogManager().getLogger("");
    Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
    root.addHandler(new Lines());
  }

  private static void write(PrintStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  private static final class Lines extends Handler {
    Lines() {
      setFormatter(new JsonFormatter());
    }

    @Override
    public void publish(LogRecord record) {
      if (isLoggable(record)) {
        write(System.out, getFormatter().format(record));
      }
    }

    @Override
    public void flush() {
      System.out.flush();
    }

    @Override
    public void close() {}
  }
}

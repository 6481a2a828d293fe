package io.signalbox.cli.output;

import java.time.Clock;

/**
 * How far long work is, on one line of the terminal that is written over. Nothing where the
 * standard error output is no terminal.
 */
public final class Progress implements AutoCloseable {
  private static final int BAR = 24;
  private static final long EVERY_MILLISECONDS = 100;

  private final Output out;
  private final boolean shown;
  private final Clock clock;
  private long lastAt = Long.MIN_VALUE;
  private boolean drawn;

  public Progress(Output err, boolean shown, Clock clock) {
    this.out = err;
    this.shown = shown;
    this.clock = clock;
  }

  /**
   * Shows a share of the whole.
   *
   * @param done of {@code total}, which may be unknown: 0
   */
  public void at(long done, long total, String what) {
    long now = clock.millis();
    if (!shown || (lastAt != Long.MIN_VALUE && now - lastAt < EVERY_MILLISECONDS)) {
      return;
    }
    lastAt = now;
    drawn = true;
    out.text("\r\u001b[K" + bar(done, total) + VisibleText.line(what));
    out.flush();
  }

  private static String bar(long done, long total) {
    if (total <= 0) {
      return "";
    }
    int filled = (int) (BAR * Math.min(done, total) / total);
    return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] ";
  }

  /** Removes the line. */
  @Override
  public void close() {
    if (drawn) {
      out.text("\r\u001b[K");
      out.flush();
    }
  }
}

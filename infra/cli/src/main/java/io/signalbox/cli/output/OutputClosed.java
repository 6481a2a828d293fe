package io.signalbox.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The output cannot be written: who read it went away, or a disk is full. */
public final class OutputClosed extends UncheckedIOException {
  private final String reason;

  OutputClosed(IOException cause) {
    super(cause);
    this.reason = String.valueOf(cause.getMessage());
  }

  /** What the operating system says. */
  public String reason() {
    return reason;
  }

  /** Whether who read the output went away, as {@code head} does. */
  public boolean isBrokenPipe() {
    return reason.contains("Broken pipe") || reason.contains("Pipe closed");
  }
}

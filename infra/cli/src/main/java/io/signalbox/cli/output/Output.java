package io.signalbox.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A stream of text that says once when it can no longer be written, as a PrintStream does not. */
public final class Output {
  private final OutputStream stream;
  private boolean isClosed;

  public Output(OutputStream stream) {
    this.stream = stream;
  }

  /**
   * Writes a line of text.
   *
   * @throws OutputClosed if it cannot be written
   */
  public void line(String text) {
    bytes((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public void bytes(byte[] bytes) {
    try {
      stream.write(bytes);
    } catch (IOException fault) {
      isClosed = true;
      throw new OutputClosed(fault);
    }
  }

  /**
   * Hands on what is written so far; nothing once it is known that it cannot be written.
   *
   * @throws OutputClosed if it cannot be written
   */
  public void flush() {
    if (isClosed) {
      return;
    }
    try {
      stream.flush();
    } catch (IOException fault) {
      isClosed = true;
      throw new OutputClosed(fault);
    }
  }
}

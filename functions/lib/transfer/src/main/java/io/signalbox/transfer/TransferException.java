package io.signalbox.transfer;

import java.io.IOException;

/** A file that cannot be imported. The message is for the operator. */
public final class TransferException extends IOException {
  private static final long serialVersionUID = 1;

  TransferException(String message) {
    super(message);
  }

  /** Names a line, the first of which is 1. */
  static TransferException atLine(long line, String problem) {
    return new TransferException("line %d: %s".formatted(line, problem));
  }
}

package io.signalbox.statistics;

/** A question whose answer has too many rows, or that would take too long just now. */
public final class TooMuch extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is too much. */
  public enum Reason {
    /** The answer has more rows than fit. */
    ROWS,
    /** Too much of the journal is not in a sheet yet. */
    UNCOUNTED
  }

  private final Reason reason;

  TooMuch(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

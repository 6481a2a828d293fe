package io.signalbox.cli;

/** A command that cannot be done; its message is one sentence that says what to do. */
public class CommandFailure extends Exception {
  private final ExitStatus status;
  private final String sentence;

  public CommandFailure(ExitStatus status, String message) {
    super(message);
    this.status = status;
    this.sentence = message;
  }

  public ExitStatus status() {
    return status;
  }

  /** What is wrong, and what to do. */
  public String sentence() {
    return sentence;
  }

  /** A file of this machine that cannot be used. */
  public static CommandFailure local(String message) {
    return new CommandFailure(ExitStatus.LOCAL, message);
  }

  /** A command line that cannot be meant. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitStatus.USAGE, message);
  }
}

package io.signalbox.cli;

/** What the process says to the script that called it. The numbers never change. */
public enum ExitStatus {
  DONE(0, "done"),
  REFUSED(1, "the hub refused the request or some of its items, or a check found a fault"),
  USAGE(2, "the command line is wrong; nothing was sent"),
  NOT_FOUND(3, "the hub has no such thing"),
  UNREACHABLE(4, "the hub cannot be reached, or failed"),
  NOT_GRANTED(5, "there is no valid token, or it may not do this"),
  LATER(6, "the hub asks to try again later: a quota is used up, or the hub is busy"),
  LOCAL(7, "a file, the profile or the output cannot be read or written"),
  OUTPUT_CLOSED(141, "the reader of the output, such as head, has ended");

  private final int code;
  private final String meaning;

  ExitStatus(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}

package io.signalbox.delivery.history;

/** How an object of a mail stands to the mails before. */
public enum NoticeState {
  /** No mail told of it. */
  NEW("new"),
  /** Mails told of it, and it was seen all the time. */
  STILL_THERE("still-there"),
  /** Mails told of it, and then it was not seen for a while. */
  BACK_AGAIN("back-again");

  private final String text;

  NoticeState(String text) {
    this.text = text;
  }

  /** As mails and the API write it. */
  public String text() {
    return text;
  }
}

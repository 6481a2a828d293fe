package io.signalbox.settings.requested;

/** A rule that a request breaks, and where. */
final class RefusedRequest extends Exception {
  /** What the sender wrote itself is told as far as it takes to find it. */
  private static final int TOLD_CHARACTERS = 300;

  private final String field;
  private final String reason;

  /**
   * @param field the dotted name of the field that is wrong
   */
  RefusedRequest(String field, String reason) {
    super(field + ": " + reason);
    this.field = told(field);
    this.reason = told(reason);
  }

  private static String told(String text) {
    return text.length() <= TOLD_CHARACTERS ? text : text.substring(0, TOLD_CHARACTERS) + "…";
  }

  RequestReading.Refused reading() {
    return new RequestReading.Refused(field, reason);
  }
}

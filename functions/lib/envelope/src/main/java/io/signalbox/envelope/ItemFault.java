package io.signalbox.envelope;

/** A rule that one item breaks, and where. */
final class ItemFault extends Exception {
  private final String field;
  private final String reason;

  ItemFault(String field, String reason) {
    super(field + ": " + reason);
    this.field = Limits.told(field);
    this.reason = reason;
  }

  /** The dotted name of the field; empty for the item itself. */
  String field() {
    return field;
  }

  String reason() {
    return reason;
  }
}

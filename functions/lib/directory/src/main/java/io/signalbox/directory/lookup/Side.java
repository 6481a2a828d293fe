package io.signalbox.directory.lookup;

/** Which of an event's objects somebody is responsible for. */
public enum Side {
  ADDRESS("ip"),
  NAME("domain");

  private final String text;

  Side(String text) {
    this.text = text;
  }

  /** As tuency's look-up and rules call it. */
  public String text() {
    return text;
  }
}

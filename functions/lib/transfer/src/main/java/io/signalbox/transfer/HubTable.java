package io.signalbox.transfer;

import java.util.Arrays;
import java.util.Optional;

/** The tables of a hub, in the order in which they are exported. */
public enum HubTable {
  /** Before the feeds: no reader is further than the pages that are exported after it. */
  READERS("Readers"),
  FEEDS("Feeds"),
  ENVELOPES("Envelopes"),
  DELIVERIES("Deliveries"),
  DIRECTORY("Directory"),
  SETTINGS("Settings");

  private final String id;

  HubTable(String id) {
    this.id = id;
  }

  /** Its logical id in the template. */
  public String id() {
    return id;
  }

  /** The variable by which functions know it. */
  public String variable() {
    return name() + "_TABLE";
  }

  static Optional<HubTable> of(String id) {
    return Arrays.stream(values()).filter(table -> table.id.equals(id)).findFirst();
  }
}

package io.signalbox.store;

/** How fresh a read must be. On DynamoDB a strong read costs twice an eventual one. */
public enum Consistency {
  /**
   * May miss the writes of the last moments, but never shows a later write of a partition without
   * an earlier one.
   */
  EVENTUAL,
  /** Shows every write that was answered before the read began. */
  STRONG
}

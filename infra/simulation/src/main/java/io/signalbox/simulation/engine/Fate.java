package io.signalbox.simulation.engine;

/** What happens to one call that a process makes to the world around it. */
public enum Fate {
  /** It is done and answered. */
  FINE,
  /** It does not arrive; the caller learns that nobody knows. */
  REQUEST_LOST,
  /** It is done, and the caller learns that nobody knows. */
  ANSWER_LOST,
  /** It is not done, and the caller learns so. */
  THROTTLED,
  /** The process dies before it is done. */
  DIES_BEFORE,
  /** The process dies when it is done, before the answer comes. */
  DIES_AFTER,
  /** It takes seconds until it arrives. */
  LATE_REQUEST,
  /**
   * It is done at once, and takes minutes to be answered, in which its process does nothing else.
   */
  LATE_ANSWER;

  public boolean isFault() {
    return this != FINE;
  }
}

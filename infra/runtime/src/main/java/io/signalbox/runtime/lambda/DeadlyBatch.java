package io.signalbox.runtime.lambda;

/**
 * The part of a stream that was at work when a process died: it is read in smaller batches until
 * its end, down to single records. One record of which the process died again and again is passed
 * over, so that the rest goes on.
 */
final class DeadlyBatch {
  private static final int SHRINKING = 8;
  private static final int HOPELESS_DEATHS = 6;

  private int deaths;
  private long end = -1;

  /**
   * The batch that begins now was at work so often when a process died.
   *
   * @param done the number of the last change before it
   * @param most how many changes it had at the most
   */
  void found(int times, long done, int most) {
    if (times > 0) {
      deaths = times;
      end = done + most;
    } else if (done >= end) {
      deaths = 0;
    }
  }

  int deaths() {
    return deaths;
  }

  /** How many changes are read at once. */
  int limit(int otherwise, long done) {
    int least = otherwise;
    for (int i = 0; i < deaths && done < end; i++) {
      least = Math.max(1, least / SHRINKING);
    }
    return least;
  }

  boolean isHopeless(int size) {
    return size == 1 && deaths >= HOPELESS_DEATHS;
  }
}

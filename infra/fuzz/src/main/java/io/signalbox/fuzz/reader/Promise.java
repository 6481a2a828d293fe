package io.signalbox.fuzz.reader;

import java.util.Arrays;

/** What must hold. */
final class Promise {
  private Promise() {}

  /**
   * Goes on if it holds.
   *
   * @param about what an ellipsis in the message stands for, in this order
   */
  static void hold(boolean holds, String broken, Object... about) {
    if (!holds) {
      throw new AssertionError(broken + " " + Arrays.toString(about));
    }
  }
}

package io.signalbox.runtime.lambda;

import java.time.Duration;

/** Is told of every call of a function. For many threads at once. */
@FunctionalInterface
public interface Calls {

  /** Nobody is told. */
  Calls NONE = (function, time, failed) -> {};

  /**
   * A call begins; {@link #ended} follows.
   *
   * @param function the function's logical id
   */
  default void begun(String function) {}

  /**
   * A call has ended.
   *
   * @param function the function's logical id
   * @param failed whether the function threw something or took too long
   */
  void ended(String function, Duration time, boolean failed);
}

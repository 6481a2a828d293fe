package io.signalbox.delivery;

import java.time.Duration;

/** How long the running invocation may still take. */
@FunctionalInterface
public interface Deadline {
  Duration left();

  /** Whether less is left than {@code needed}. */
  default boolean isCloserThan(Duration needed) {
    return left().compareTo(needed) < 0;
  }
}

package io.signalbox.runtime.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue.
 *
 * @param name its logical id
 * @param visibilityTimeout how long nobody else gets a message that was received
 */
public record QueueSpec(String name, Duration visibilityTimeout, Optional<Redrive> redrive) {

  /** Where a message goes that was received too often. */
  public record Redrive(String deadLetters, int maxReceives) {}
}

package io.signalbox.delivery.reader;

import java.time.Instant;

/** Whether a reader goes on by itself. That of a whole destination is its state's matter. */
public sealed interface Status {

  record Active() implements Status {}

  /**
   * Given up: what it sends failed for too long, or its destination is not in the settings. Goes on
   * when somebody resumes the destination or has it sent again.
   */
  record Paused(String reason, Instant since) implements Status {}

  Status ACTIVE = new Active();
}

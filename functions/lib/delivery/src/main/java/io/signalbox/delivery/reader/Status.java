package io.signalbox.delivery.reader;

import java.time.Instant;

/** Whether a reader delivers. */
public sealed interface Status {

  record Active() implements Status {}

  /** Nothing is sent until somebody resumes it; the backlog stays in the feed. */
  record Paused(String reason, Instant since) implements Status {}

  Status ACTIVE = new Active();
}

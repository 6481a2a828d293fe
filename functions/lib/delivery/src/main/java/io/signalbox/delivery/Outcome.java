package io.signalbox.delivery;

import java.time.Duration;
import java.util.Optional;

/** What became of a delivery. A {@link Sender} answers with it instead of throwing. */
public sealed interface Outcome {

  /** What the destination answered, or why there was no answer; never a credential. */
  String answer();

  /** The destination has it. */
  record Delivered(String answer) implements Outcome {}

  /**
   * The destination is in trouble and took nothing.
   *
   * @param retryAfter how long the destination asks to be left alone
   */
  record Failed(String answer, Optional<Duration> retryAfter) implements Outcome {
    public Failed(String answer) {
      this(answer, Optional.empty());
    }
  }

  /**
   * The destination works, but does not take this content.
   *
   * @param isUnsent whether it was never asked, because its data format cannot hold the content:
   *     that says nothing of the destination
   */
  record Refused(String answer, boolean isUnsent) implements Outcome {
    public Refused(String answer) {
      this(answer, false);
    }
  }

  /** The destination wants nothing any more. */
  record Gone(String answer) implements Outcome {}

  /** Nobody knows whether the destination has it: the answer did not come. */
  record Unknown(String answer) implements Outcome {}
}

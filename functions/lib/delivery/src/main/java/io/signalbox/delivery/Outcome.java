package io.signalbox.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a delivery. A {@link Sender} answers with it instead of throwing. */
public sealed interface Outcome {

  /** What the destination answered, or why there was no answer; never a credential. */
  String answer();

  /**
   * The destination has it.
   *
   * @param messageIds under which the mail system will tell what became of it afterwards
   */
  record Delivered(String answer, List<String> messageIds) implements Outcome {
    public Delivered {
      messageIds = List.copyOf(messageIds);
    }

    public Delivered(String answer) {
      this(answer, List.of());
    }
  }

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

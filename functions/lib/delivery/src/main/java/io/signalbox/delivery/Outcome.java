package io.signalbox.delivery;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a delivery. A {@link Sender} answers with it instead of throwing. A refusal says
 * whom it is about, which decides what follows; each method has one table that tells it from the
 * peer's codes.
 */
public sealed interface Outcome {

  /** What the destination answered, or why there was no answer; never a credential. */
  String answer();

  /**
   * The destination has it.
   *
   * @param messageIds under which the mail system will tell what became of it afterwards
   * @param refused the envelopes of the delivery, counted from 0, that the destination told it does
   *     not take, and why; not all of them. They are set aside, each by itself.
   * @param threadId the Message-ID that later mails of the same group refer to; empty where it was
   *     no mail
   */
  record Delivered(
      String answer,
      List<String> messageIds,
      SortedMap<Integer, String> refused,
      Optional<String> threadId)
      implements Outcome {
    public Delivered {
      messageIds = List.copyOf(messageIds);
      refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /** A push of which the destination refused some envelopes. */
    public Delivered(String answer, List<String> messageIds, SortedMap<Integer, String> refused) {
      this(answer, messageIds, refused, Optional.empty());
    }

    /** A mail. */
    public Delivered(String answer, List<String> messageIds, Optional<String> threadId) {
      this(answer, messageIds, Collections.emptySortedMap(), threadId);
    }

    public Delivered(String answer, List<String> messageIds) {
      this(answer, messageIds, Optional.empty());
    }

    public Delivered(String answer) {
      this(answer, List.of());
    }
  }

  /**
   * The destination did not take it, for now: it cannot be reached, is too busy, or failed.
   *
   * @param retryAfter how long the destination asks to be left alone
   */
  record Failed(String answer, Optional<Duration> retryAfter) implements Outcome {
    public Failed(String answer) {
      this(answer, Optional.empty());
    }
  }

  /** Nobody knows whether the destination has it: the answer did not come. */
  record Unknown(String answer) implements Outcome {}

  /** It was not taken, and the same try would be refused again. */
  sealed interface Refused extends Outcome {}

  /**
   * The destination works, but does not take this content. The envelope is set aside.
   *
   * @param isUnsent whether it was never asked, because its data format cannot hold the content:
   *     that says nothing of the destination
   */
  record ContentRefused(String answer, boolean isUnsent) implements Refused {
    public ContentRefused(String answer) {
      this(answer, false);
    }
  }

  /**
   * The recipients do not exist, cannot be written to or want nothing any more. The destination is
   * paused until somebody resumes it.
   *
   * @param isOfGroup whether these are the recipients of the delivery's group alone: then what they
   *     were to get is set aside whole, and other groups go on
   */
  record RecipientRefused(String answer, boolean isOfGroup) implements Refused {
    public RecipientRefused(String answer) {
      this(answer, false);
    }
  }

  /**
   * The destination takes no content at all from this account or at this address: credentials,
   * rights or set-up are wrong. Tried again later.
   */
  record DestinationRefused(String answer) implements Refused {}

  /**
   * The hub itself was refused: it lacks a permission or a key, or its quota is used up. Tried
   * again later; the destination is never paused for it.
   */
  record HubRefused(String answer) implements Refused {}

  /** The same with another answer, such as one without credentials. */
  default Outcome withAnswer(String answer) {
    return switch (this) {
      case Delivered(var old, var messageIds, var refused, var threadId) ->
          new Delivered(answer, messageIds, refused, threadId);
      case Failed(var old, var retryAfter) -> new Failed(answer, retryAfter);
      case Unknown _ -> new Unknown(answer);
      case ContentRefused(var old, var isUnsent) -> new ContentRefused(answer, isUnsent);
      case RecipientRefused(var old, var isOfGroup) -> new RecipientRefused(answer, isOfGroup);
      case DestinationRefused _ -> new DestinationRefused(answer);
      case HubRefused _ -> new HubRefused(answer);
    };
  }
}

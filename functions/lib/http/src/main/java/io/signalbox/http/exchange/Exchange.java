package io.signalbox.http.exchange;

import java.util.Optional;

/** What came of a request. */
public sealed interface Exchange {

  /**
   * The receiver answered.
   *
   * @param status from 200 to 999
   * @param retryAfter the header of that name
   * @param body the beginning of the answer's body, as text; at most {@link
   *     PushClient#ANSWER_BYTES_MOST} bytes were read
   */
  record Answered(int status, Optional<String> retryAfter, String body) implements Exchange {}

  /** Nothing of the request was sent. */
  record NotSent(String reason) implements Exchange {}

  /** The request was sent, in part at least, and no answer came. */
  record NoAnswer(String reason) implements Exchange {}
}

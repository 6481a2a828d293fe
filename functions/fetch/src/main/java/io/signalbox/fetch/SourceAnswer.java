package io.signalbox.fetch;

import io.signalbox.http.exchange.Got;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a source's answer says, in the words of its protocol. */
sealed interface SourceAnswer {

  /**
   * Events.
   *
   * @param next the cursor behind them
   * @param more whether there are more at once
   */
  record Page(Got.Answered answer, String next, boolean more) implements SourceAnswer {}

  /**
   * There is nothing new.
   *
   * @param next the cursor from now on
   */
  record Nothing(String next) implements SourceAnswer {}

  /**
   * One thing of the source is not to be had.
   *
   * @param word under which it is counted
   * @param reason why it is not
   * @param next the cursor behind it
   * @param more whether there are others to ask for at once
   */
  record Skipped(String word, String reason, String next, boolean more) implements SourceAnswer {}

  /** The source is to be asked again at once, from there. */
  record Again(String cursor) implements SourceAnswer {}

  /** What came after the cursor is gone. */
  record Expired(String oldest, Instant oldestAt) implements SourceAnswer {}

  /**
   * No answer to go on with.
   *
   * @param retryAfter how long the source asks to be left alone
   */
  record Trouble(String reason, Optional<Duration> retryAfter) implements SourceAnswer {}
}

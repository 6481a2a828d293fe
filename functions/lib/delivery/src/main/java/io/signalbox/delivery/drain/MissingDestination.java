package io.signalbox.delivery.drain;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.settings.RetryPolicy;
import java.time.Instant;

/** A destination that was taken out of the settings, or is not known here yet, is in trouble. */
record MissingDestination(Readers readers, OutcomeWriter outcomes, Backoff backoff) {

  /** Has its reader wait until it is tried again, or given up. */
  void retryLater(Versioned standing, Instant now) {
    Reader reader = standing.reader();
    Trouble before = reader.trouble();
    Trouble trouble =
        new Trouble(
            reader.attempts() + 1,
            before == null ? now : before.since(),
            "The settings have no such destination");
    Reader next =
        new ReaderTransition(RetryPolicy.DEFAULT, backoff, false)
            .withoutDestination(reader, trouble, now);
    readers.replace(standing, next).ifPresent(replaced -> outcomes.remind(replaced.reader()));
  }
}

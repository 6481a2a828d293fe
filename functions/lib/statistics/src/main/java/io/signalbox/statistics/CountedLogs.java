package io.signalbox.statistics;

import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedLog;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;

/** The logs of a hub that are counted. */
public final class CountedLogs {
  private final CountedLog journal;
  private final OutcomeLog outcomes;

  /**
   * @param feeds the table of feeds
   * @param deliveries the table of the delivery log
   */
  public CountedLogs(
      Table feeds, EnvelopeStore envelopes, Table deliveries, Clock clock, Duration retention) {
    this.journal = new CountedJournal(new FeedLog(feeds, clock, retention), envelopes);
    this.outcomes = new OutcomeLog(deliveries, clock, retention);
  }

  CountedLog of(Series series) {
    return series.equals(Series.JOURNAL)
        ? journal
        : new CountedOutcomes(outcomes, Series.OUTCOMES.indexOf(series));
  }
}

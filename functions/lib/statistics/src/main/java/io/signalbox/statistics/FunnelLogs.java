package io.signalbox.statistics;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.feeds.FeedLog;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;

/** What the funnel is counted from. */
record FunnelLogs(FeedLog feeds, DeliveryLog deliveries, Tickets tickets) {
  static FunnelLogs of(Table feeds, Table deliveries, Clock clock, Duration retention) {
    return new FunnelLogs(
        new FeedLog(feeds, clock, retention),
        new DeliveryLog(deliveries, clock, retention),
        new Tickets(deliveries, clock, retention));
  }
}

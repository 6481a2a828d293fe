package io.signalbox.fanout;

import io.signalbox.store.Body;
import io.signalbox.store.Change;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Sets aside the records of the stream that cannot be routed, so that they hold nobody up: an item
 * in the Deliveries table each, that names the envelope and the reason. The envelope itself stays
 * where it is.
 */
final class Unrouted {
  /** No destination can have this name. */
  static final String PARTITION = "~unrouted";

  private static final System.Logger LOG = System.getLogger(Unrouted.class.getName());

  private final Table deliveries;
  private final Clock clock;
  private final Duration retention;

  Unrouted(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
  }

  void setAside(Change change, RuntimeException reason) {
    Key item = change.item().key();
    LOG.log(
        System.Logger.Level.ERROR,
        "The envelope " + item.partition() + " (" + item.sort() + ") cannot be routed",
        reason);
    Instant now = clock.instant();
    deliveries.insertIfAbsent(
        Draft.of(
                new Key(PARTITION, item.sort() + "#" + item.partition()),
                Body.ofText(now + " " + reason.getClass().getSimpleName()))
            .expiringAt(now.plus(retention)));
  }
}

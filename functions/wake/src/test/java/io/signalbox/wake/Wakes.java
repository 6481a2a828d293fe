package io.signalbox.wake;

import io.signalbox.delivery.TestHub;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.requested.KnownDestinations;
import java.util.Map;

/** The function on a hub of tests. */
final class Wakes {
  private Wakes() {}

  static Wake of(TestHub hub) {
    return new Wake(
        hub.readers,
        hub.feeds,
        KnownDestinations.of(
            hub.platform, () -> new SettingsDocument(Map.of(), hub.destinations, Map.of())),
        hub.hints,
        hub.store.queue("Backfill"),
        new MissedReaderScan(
            hub.readers,
            hub.feeds,
            hub.states,
            new DestinationWatch(new HubNotices(hub.envelopeStore, "hub-a", "destinations")),
            hub.platform.random()),
        hub.clock);
  }
}

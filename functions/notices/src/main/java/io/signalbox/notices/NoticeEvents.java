package io.signalbox.notices;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.settings.SettingsSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads what a notice told of. */
final class NoticeEvents {
  private static final int ENTRIES_LIMIT = 5_000;
  private static final long BYTES_LIMIT = 10_000_000;
  private static final int LOG_ITEMS = 200;

  /**
   * The events, each once.
   *
   * @param isWhole whether these are all: there may be too many for a page, or some past retention
   */
  record Loaded(List<StoredEnvelope> events, boolean isWhole) {}

  private final FeedLog feeds;
  private final EnvelopeRelease release;
  private final DeliveryLog log;
  private final SettingsSource settings;

  NoticeEvents(FeedLog feeds, EnvelopeRelease release, DeliveryLog log, SettingsSource settings) {
    this.feeds = feeds;
    this.release = release;
    this.log = log;
    this.settings = settings;
  }

  /** The events that its recipient may have, by what was allowed then and by what is now. */
  Loaded load(OpenNotice notice) {
    TicketHolder holder = notice.notice().holder();
    Set<Position> withheld =
        log.newest(holder.reader().feed(), holder.to(), LOG_ITEMS).stream()
            .filter(record -> record.result() == DeliveryRecord.Result.WITHHELD)
            .map(DeliveryRecord::from)
            .collect(Collectors.toSet());
    List<Located> entries =
        feeds
            .read(holder.reader().feed(), holder.from(), holder.to(), ENTRIES_LIMIT, BYTES_LIMIT)
            .entries();
    Set<EnvelopeKey> keys = new LinkedHashSet<>();
    entries.stream()
        .filter(one -> !withheld.contains(one.position()))
        .forEach(one -> keys.add(one.entry().key()));
    ReleasePolicy policy = settings.latest().release(notice.destination());
    Map<EnvelopeKey, StoredEnvelope> released = release.load(keys, policy).envelopes();
    Map<DedupKey, StoredEnvelope> events = new LinkedHashMap<>();
    keys.stream()
        .filter(released::containsKey)
        .map(released::get)
        .filter(stored -> !stored.envelope().payload().isEmpty())
        .forEach(stored -> events.put(stored.key().id(), stored));
    boolean isWhole =
        released.size() == keys.size()
            && !entries.isEmpty()
            && entries.getLast().next().compareTo(holder.to()) >= 0;
    return new Loaded(List.copyOf(events.values()), isWhole);
  }
}

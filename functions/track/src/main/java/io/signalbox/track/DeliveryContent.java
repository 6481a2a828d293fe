package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one delivery carried, and what became of it. */
final class DeliveryContent {
  /** How many of its envelopes an answer names. */
  private static final int ENVELOPES_LIMIT = 1_000;

  private final Deliveries deliveries;
  private final FeedLog feeds;
  private final EnvelopeStore archive;

  DeliveryContent(Deliveries deliveries, FeedLog feeds, EnvelopeStore archive) {
    this.deliveries = deliveries;
    this.feeds = feeds;
    this.archive = archive;
  }

  /** Adds the group, the tries and the envelopes of the delivery of that part of a feed. */
  void put(ObjectNode json, UUID delivery, FeedId feed, Position from, Position to) {
    deliveries.putGroup(json, feed);
    ArrayNode tries = json.putArray("tries");
    List<DeliveryRecord> all = deliveries.tries(feed, to, delivery);
    all.forEach(one -> tries.add(Deliveries.json(one)));
    Set<Position> withheld =
        all.stream()
            .filter(one -> one.result() == Result.WITHHELD)
            .map(DeliveryRecord::from)
            .collect(Collectors.toSet());
    ArrayNode envelopes = json.putArray("envelopes");
    List<Located> entries = feeds.read(feed, from, to, ENVELOPES_LIMIT, Long.MAX_VALUE).entries();
    // The delivery reached over the place of what was withheld, and did not carry it.
    List<EnvelopeKey> keys =
        entries.stream()
            .filter(one -> !withheld.contains(one.position()))
            .map(one -> one.entry().key())
            .toList();
    Map<EnvelopeKey, StoredEnvelope> kept = archive.getAll(Set.copyOf(keys));
    keys.forEach(key -> putEnvelope(envelopes, key, Optional.ofNullable(kept.get(key))));
    int carried = all.stream().mapToInt(DeliveryRecord::envelopes).max().orElse(0);
    if (carried > envelopes.size()) {
      json.put("notNamed", carried - envelopes.size());
    }
  }

  /** An envelope that is past retention has no id any more. */
  private static void putEnvelope(
      ArrayNode envelopes, EnvelopeKey key, Optional<StoredEnvelope> kept) {
    kept.ifPresent(
        stored ->
            envelopes
                .addObject()
                .put("id", stored.envelope().id().text())
                .put("revision", key.revision()));
  }
}

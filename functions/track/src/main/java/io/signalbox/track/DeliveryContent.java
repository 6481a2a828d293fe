package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.DirectoryMatch;
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
  private final EnvelopeStore envelopeStore;

  DeliveryContent(Deliveries deliveries, FeedLog feeds, EnvelopeStore envelopeStore) {
    this.deliveries = deliveries;
    this.feeds = feeds;
    this.envelopeStore = envelopeStore;
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
    List<Entry> carriedEntries =
        entries.stream()
            .filter(one -> !withheld.contains(one.position()))
            .map(Located::entry)
            .toList();
    Map<EnvelopeKey, StoredEnvelope> kept =
        envelopeStore.getAll(carriedEntries.stream().map(Entry::key).collect(Collectors.toSet()));
    carriedEntries.forEach(
        entry -> putEnvelope(envelopes, entry, Optional.ofNullable(kept.get(entry.key()))));
    int carried = all.stream().mapToInt(DeliveryRecord::envelopes).max().orElse(0);
    if (carried > envelopes.size()) {
      json.put("notNamed", carried - envelopes.size());
    }
  }

  /** An envelope that is past retention has no id any more. */
  private static void putEnvelope(ArrayNode envelopes, Entry entry, Optional<StoredEnvelope> kept) {
    kept.ifPresent(
        stored -> {
          ObjectNode one =
              envelopes
                  .addObject()
                  .put("id", stored.envelope().id().text())
                  .put("revision", entry.key().revision());
          if (!entry.matches().isEmpty()) {
            ArrayNode matches = one.putArray("matched");
            entry.matches().forEach(match -> matches.add(json(match)));
          }
        });
  }

  private static ObjectNode json(DirectoryMatch match) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("side", match.side());
    put(json.putObject("network"), match.network());
    match.rule().ifPresent(rule -> put(json.putObject("rule"), rule));
    ArrayNode contacts = json.putArray("contacts");
    match.contacts().forEach(contact -> put(contacts.addObject(), contact));
    return json;
  }

  private static void put(ObjectNode json, DirectoryMatch.Reference reference) {
    json.put("id", reference.id()).put("version", reference.version());
  }
}

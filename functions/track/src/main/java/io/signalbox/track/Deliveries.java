package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.feeds.DeliveryTrace;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.UUID;

/** Writes deliveries as the API shows them. */
final class Deliveries {
  /** How many writes of the log are looked through for the tries of one envelope. */
  private static final int LOG_ITEMS = 200;

  private final FeedLog feeds;
  private final Readers readers;
  private final DestinationStates states;
  private final DeliveryLog log;

  Deliveries(FeedLog feeds, Readers readers, DestinationStates states, DeliveryLog log) {
    this.feeds = feeds;
    this.readers = readers;
    this.states = states;
    this.log = log;
  }

  /** All tries to deliver what lies at that place, the latest first. */
  List<DeliveryRecord> tries(DeliveryTrace.Place place) {
    Position position = place.located().position();
    return WithheldTries.without(
        log.newest(place.feed(), place.located().next(), LOG_ITEMS).stream()
            .filter(record -> record.covers(position))
            .sorted((first, second) -> second.at().compareTo(first.at()))
            .toList());
  }

  /**
   * All tries of one delivery, and what was told of it later, the latest first.
   *
   * @param before the place behind its last entry
   */
  List<DeliveryRecord> tries(FeedId feed, Position before, UUID delivery) {
    return log.newest(feed, before, LOG_ITEMS).stream()
        .filter(record -> record.id().equals(delivery))
        .sorted((first, second) -> second.at().compareTo(first.at()))
        .toList();
  }

  PlaceStatus status(DeliveryTrace.Place place, boolean pulled) {
    return pulled ? PlaceStatus.AVAILABLE : status(place, tries(place));
  }

  private PlaceStatus status(DeliveryTrace.Place place, List<DeliveryRecord> tries) {
    PlaceStatus status =
        PlaceStatus.of(
            place.located().position(),
            readers.ofFeed(place.feed()),
            states.find(place.feed().destination()));
    return status == PlaceStatus.DELIVERED && WithheldTries.isLast(tries)
        ? PlaceStatus.WITHHELD
        : status;
  }

  /** One way out of the hub, with all its tries. */
  ObjectNode json(DeliveryTrace.Place place, boolean pulled) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("destination", place.feed().destination());
    putGroup(json, place.feed());
    List<DeliveryRecord> made = tries(place);
    PlaceStatus status = pulled ? PlaceStatus.AVAILABLE : status(place, made);
    json.put("status", status.word());
    json.put("queuedAt", place.located().entry().at().toString());
    ArrayNode tries = json.putArray("tries");
    made.forEach(record -> tries.add(json(record)));
    return json;
  }

  /** One try, without what it was a try of. */
  static ObjectNode json(DeliveryRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("delivery", record.id().toString());
    json.put("at", record.at().toString());
    json.put("attempt", record.attempt());
    json.put("result", record.result().word());
    json.put("answer", record.answer());
    json.put("envelopes", record.envelopes());
    json.put("reader", record.reader());
    return json;
  }

  /** Adds what the envelopes of a feed have in common, where its route groups. */
  void putGroup(ObjectNode json, FeedId feed) {
    feeds
        .group(feed)
        .filter(group -> !group.equals(Group.NONE))
        .ifPresent(group -> group.values().forEach(json.putObject("group")::put));
  }
}

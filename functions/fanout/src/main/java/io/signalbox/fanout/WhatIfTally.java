package io.signalbox.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.routing.Match;
import io.signalbox.settings.Destination;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a change of the settings would have changed: for each destination the events, the deliveries
 * and the recipients that are more or less. It holds a bounded number of recipients: of more it
 * counts events and deliveries alone.
 */
final class WhatIfTally {
  /** So that the tally fits into an item. */
  static final int RECIPIENTS_LIMIT = 5_000;

  private static final int SAMPLES_LIMIT = 5;
  private static final String DESTINATIONS = "destinations";
  private static final String RECIPIENTS = "recipients";

  private final Map<String, ObjectNode> destinations = new TreeMap<>();
  private final Map<String, WhatIfRecipient> recipients = new LinkedHashMap<>();

  WhatIfTally() {}

  /** The tally that {@link #state} wrote down. */
  static WhatIfTally of(ObjectNode state) {
    WhatIfTally tally = new WhatIfTally();
    state
        .path(DESTINATIONS)
        .properties()
        .forEach(
            one -> tally.destinations.put(one.getKey(), (ObjectNode) one.getValue().deepCopy()));
    state
        .path(RECIPIENTS)
        .properties()
        .forEach(one -> tally.recipients.put(one.getKey(), WhatIfRecipient.of(one.getValue())));
    return tally;
  }

  ObjectNode state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    ObjectNode ofDestinations = state.putObject(DESTINATIONS);
    destinations.forEach((name, counts) -> ofDestinations.set(name, counts.deepCopy()));
    ObjectNode ofRecipients = state.putObject(RECIPIENTS);
    recipients.forEach((feed, one) -> ofRecipients.set(feed, one.state()));
    return state;
  }

  /**
   * Adds an event.
   *
   * @param at when the journal got it
   * @param before where it goes by the settings as they stand
   * @param after where it would go
   */
  void add(StoredEnvelope arrival, Instant at, List<Match> before, List<Match> after) {
    Map<String, Match> old = byFeed(before);
    Map<String, Match> changed = byFeed(after);
    Set<String> more = new HashSet<>();
    Set<String> less = new HashSet<>();
    old.forEach(
        (feed, match) -> {
          count(match, feed, at, WhatIfRecipient.Side.BEFORE);
          if (!changed.containsKey(feed)) {
            less.add(match.destination().name());
          }
        });
    changed.forEach(
        (feed, match) -> {
          count(match, feed, at, WhatIfRecipient.Side.AFTER);
          if (!old.containsKey(feed)) {
            more.add(match.destination().name());
          }
        });
    String id = arrival.envelope().id().text();
    more.forEach(name -> change(name, "more", id));
    less.forEach(name -> change(name, "less", id));
  }

  private static Map<String, Match> byFeed(List<Match> matches) {
    Map<String, Match> byFeed = new HashMap<>();
    matches.forEach(
        match -> byFeed.put(FeedId.of(match.destination().name(), match.group()).text(), match));
    return byFeed;
  }

  private void count(Match match, String feed, Instant at, WhatIfRecipient.Side side) {
    ObjectNode counts = counts(match.destination().name());
    increase(counts, "events" + side.suffix());
    WhatIfRecipient recipient = recipients.get(feed);
    if (recipient == null) {
      recipient = WhatIfRecipient.of(match.destination().name(), match.group());
      if (recipients.size() < RECIPIENTS_LIMIT) {
        recipients.put(feed, recipient);
      } else {
        counts.put("isCut", true);
      }
    }
    Destination destination = match.destination().of(match.group());
    if (recipient.isNewDelivery(at, destination.interval(), side)) {
      increase(counts, "deliveries" + side.suffix());
    }
  }

  private void change(String destination, String direction, String id) {
    ObjectNode counts = counts(destination);
    increase(counts, direction);
    ArrayNode samples = counts.withArray(direction + "Samples");
    if (samples.size() < SAMPLES_LIMIT) {
      samples.add(id);
    }
  }

  private ObjectNode counts(String destination) {
    return destinations.computeIfAbsent(
        destination, unknown -> JsonNodeFactory.instance.objectNode());
  }

  private static void increase(ObjectNode counts, String name) {
    counts.put(name, counts.path(name).asLong() + 1);
  }

  /** What is to be told: the destinations for which something changes. */
  ObjectNode report() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ArrayNode changed = report.putArray(DESTINATIONS);
    destinations.forEach(
        (name, counts) -> {
          if (counts.path("more").asLong() > 0
              || counts.path("less").asLong() > 0
              || counts.path("deliveriesBefore").asLong()
                  != counts.path("deliveriesAfter").asLong()) {
            changed.add(report(name, counts));
          }
        });
    return report;
  }

  private ObjectNode report(String name, ObjectNode counts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("destination", name);
    json.set("events", change(counts, "events"));
    ((ObjectNode) json.get("events"))
        .put("more", counts.path("more").asLong())
        .put("less", counts.path("less").asLong());
    json.set("deliveries", change(counts, "deliveries"));
    ObjectNode of = json.putObject(RECIPIENTS);
    put(of, "more", name, WhatIfRecipient::isMore);
    put(of, "less", name, WhatIfRecipient::isLess);
    of.put("whole", !counts.has("isCut"));
    ObjectNode samples = json.putObject("samples");
    samples.set("more", samples(counts, "moreSamples"));
    samples.set("less", samples(counts, "lessSamples"));
    return json;
  }

  private static JsonNode samples(ObjectNode counts, String name) {
    return counts.has(name) ? counts.get(name) : JsonNodeFactory.instance.arrayNode();
  }

  private static ObjectNode change(ObjectNode counts, String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("before", counts.path(name + "Before").asLong())
        .put("after", counts.path(name + "After").asLong());
  }

  private void put(
      ObjectNode json, String direction, String destination, Predicate<WhatIfRecipient> wanted) {
    List<WhatIfRecipient> found =
        recipients.values().stream()
            .filter(one -> one.destination().equals(destination))
            .filter(wanted)
            .toList();
    json.put(direction, found.size());
    ArrayNode samples = json.putArray(direction + "Samples");
    found.stream().limit(SAMPLES_LIMIT).forEach(one -> samples.add(one.groupJson()));
  }
}

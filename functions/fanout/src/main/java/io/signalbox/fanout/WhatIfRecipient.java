package io.signalbox.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Group;
import io.signalbox.settings.Interval;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** A recipient: what it got, or would have got, until when in one delivery. */
final class WhatIfRecipient {
  /** The settings as they stand, and as they would. */
  enum Side {
    BEFORE("Before"),
    AFTER("After");

    private final String suffix;

    Side(String suffix) {
      this.suffix = suffix;
    }

    String suffix() {
      return suffix;
    }
  }

  private final String destination;
  private final Map<String, String> group;
  private final Map<Side, Instant> due = new EnumMap<>(Side.class);

  private WhatIfRecipient(String destination, Map<String, String> group) {
    this.destination = destination;
    this.group = new TreeMap<>(group);
  }

  static WhatIfRecipient of(String destination, Group group) {
    return new WhatIfRecipient(destination, group.values());
  }

  static WhatIfRecipient of(JsonNode state) {
    Map<String, String> group = new TreeMap<>();
    state
        .path("group")
        .properties()
        .forEach(one -> group.put(one.getKey(), one.getValue().asText()));
    WhatIfRecipient recipient = new WhatIfRecipient(state.path("destination").asText(), group);
    for (Side side : Side.values()) {
      if (state.has(side.suffix())) {
        recipient.due.put(side, Instant.parse(state.path(side.suffix()).asText()));
      }
    }
    return recipient;
  }

  ObjectNode state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode().put("destination", destination);
    state.set("group", groupJson());
    due.forEach((side, at) -> state.put(side.suffix(), at.toString()));
    return state;
  }

  ObjectNode groupJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    group.forEach(json::put);
    return json;
  }

  String destination() {
    return destination;
  }

  /** Whether it would get something that it does not get. */
  boolean isMore() {
    return due.containsKey(Side.AFTER) && !due.containsKey(Side.BEFORE);
  }

  /** Whether it would get nothing any more. */
  boolean isLess() {
    return due.containsKey(Side.BEFORE) && !due.containsKey(Side.AFTER);
  }

  /** Whether an event of that time goes with a delivery that no other event before it was in. */
  boolean isNewDelivery(Instant at, Interval interval, Side side) {
    Instant open = due.get(side);
    if (open != null && at.isBefore(open)) {
      return false;
    }
    due.put(side, interval.next(at));
    return true;
  }
}

package io.signalbox.warden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults of a request's events: events with the same fault are told together. */
final class FaultList {
  static final WardenFault TOO_MANY =
      WardenFault.of(WardenFault.TOO_MANY, "A request takes fewer events; send these in another.")
          .withLimit(SendEvents.LIMIT);

  private final Map<WardenFault, List<WardenFault.Event>> events = new LinkedHashMap<>();

  /** Adds a fault of one event. */
  void add(WardenFault fault, int index, String id) {
    events.computeIfAbsent(fault, none -> new ArrayList<>()).add(new WardenFault.Event(index, id));
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  List<WardenFault> all() {
    return events.entrySet().stream().map(one -> one.getKey().with(one.getValue())).toList();
  }
}

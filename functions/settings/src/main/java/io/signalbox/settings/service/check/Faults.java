package io.signalbox.settings.service.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects the faults of a document, each once. */
final class Faults {
  private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

  void add(JsonLocation place, String reason) {
    add(place.pointer(), reason);
  }

  void add(String pointer, String reason) {
    reasons.computeIfAbsent(pointer, none -> new TreeSet<>()).add(reason);
  }

  /** Whether anything is wrong at exactly that place. */
  boolean at(JsonLocation place) {
    return reasons.containsKey(place.pointer());
  }

  List<Fault> list() {
    return reasons.entrySet().stream()
        .flatMap(
            place -> place.getValue().stream().map(reason -> new Fault(place.getKey(), reason)))
        .toList();
  }
}

package io.signalbox.settings.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects the faults of a document, each once. */
public final class Faults {
  private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

  public void add(JsonLocation place, String reason) {
    add(place.pointer(), reason);
  }

  public void add(String pointer, String reason) {
    reasons.computeIfAbsent(pointer, none -> new TreeSet<>()).add(reason);
  }

  /** Whether anything is wrong at exactly that place. */
  public boolean at(JsonLocation place) {
    return reasons.containsKey(place.pointer());
  }

  public List<Fault> list() {
    return reasons.entrySet().stream()
        .flatMap(
            place -> place.getValue().stream().map(reason -> new Fault(place.getKey(), reason)))
        .toList();
  }
}

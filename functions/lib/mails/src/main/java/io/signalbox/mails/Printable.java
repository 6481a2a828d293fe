package io.signalbox.mails;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A map that a template may walk, and that prints for people: {@code source.asn: 64496}. */
final class Printable extends AbstractMap<String, String> {
  private final Map<String, String> map;

  Printable(Map<String, String> map) {
    this.map = map;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return map.entrySet();
  }

  @Override
  public String toString() {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}

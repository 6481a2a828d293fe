package io.signalbox.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.DirectoryMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What in the directory led the entries of a page there: {@code {"d": [match, …], "m": [[indexes
 * into d], …]}}, an element of {@code m} for each entry. A page without any has neither.
 */
final class PageMatches {
  private static final String DISTINCT = "d";
  private static final String OF_ENTRIES = "m";

  private final List<List<DirectoryMatch>> matches;

  private PageMatches(List<List<DirectoryMatch>> matches) {
    this.matches = matches;
  }

  static void put(ObjectNode page, List<Entry> entries) {
    if (entries.stream().allMatch(entry -> entry.matches().isEmpty())) {
      return;
    }
    Map<String, Integer> distinct = new LinkedHashMap<>();
    ArrayNode ofEntries = page.putArray(OF_ENTRIES);
    for (Entry entry : entries) {
      ArrayNode indexes = ofEntries.addArray();
      entry
          .matches()
          .forEach(
              match ->
                  indexes.add(distinct.computeIfAbsent(match.text(), unknown -> distinct.size())));
    }
    ArrayNode texts = page.putArray(DISTINCT);
    distinct.keySet().forEach(texts::add);
  }

  static PageMatches of(JsonNode page) {
    List<DirectoryMatch> distinct = new ArrayList<>();
    page.path(DISTINCT).forEach(text -> distinct.add(DirectoryMatch.parse(text.asText())));
    List<List<DirectoryMatch>> matches = new ArrayList<>();
    for (JsonNode indexes : page.path(OF_ENTRIES)) {
      List<DirectoryMatch> ofEntry = new ArrayList<>();
      indexes.forEach(index -> ofEntry.add(distinct.get(index.asInt())));
      matches.add(ofEntry);
    }
    return new PageMatches(matches);
  }

  /** What led an entry there; nothing where no directory was asked. */
  List<DirectoryMatch> of(int entry) {
    return matches.isEmpty() ? List.of() : matches.get(entry);
  }
}

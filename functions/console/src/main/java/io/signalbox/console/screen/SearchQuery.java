package io.signalbox.console.screen;

import io.signalbox.console.api.ApiCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that finds events: {@code name:value} for each condition, an address or network alone. The
 * API takes one value for each name.
 *
 * @param conditions by the parameter of the API
 * @param unused the conditions of the line, as they are written, that a later one of their name
 *     replaces
 */
record SearchQuery(Map<String, String> conditions, List<String> unused) {
  private static final Pattern NAMED = Pattern.compile("([a-z_]+):(\\S+)");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{0,4}:.*|[0-9.]+(/[0-9]+)?");

  SearchQuery {
    unused = List.copyOf(unused);
  }

  SearchQuery(Map<String, String> conditions) {
    this(conditions, List.of());
  }

  static SearchQuery parse(String line) {
    Map<String, String> conditions = new LinkedHashMap<>();
    List<String> unused = new ArrayList<>();
    for (String word : line.strip().split("\\s+", -1)) {
      if (!word.isEmpty()) {
        Map.Entry<String, String> one = condition(word);
        Optional.ofNullable(conditions.put(one.getKey(), one.getValue()))
            .filter(earlier -> !earlier.equals(one.getValue()))
            .ifPresent(earlier -> unused.add(written(one.getKey(), earlier)));
      }
    }
    return new SearchQuery(conditions, unused);
  }

  private static Map.Entry<String, String> condition(String word) {
    Matcher named = NAMED.matcher(word);
    if (ADDRESS.matcher(word).matches()) {
      return Map.entry("address", word);
    }
    return named.matches()
        ? Map.entry(named.group(1), named.group(2))
        : Map.entry(word.contains(".") ? "domain" : "id", word);
  }

  private static String written(String name, String value) {
    return name.equals("address") ? value : name + ":" + value;
  }

  SearchQuery without(String name) {
    Map<String, String> others = new LinkedHashMap<>(conditions);
    others.remove(name);
    return new SearchQuery(others);
  }

  /** The line without what is not used. */
  String text() {
    return String.join(
        " ",
        conditions.entrySet().stream().map(one -> written(one.getKey(), one.getValue())).toList());
  }

  ApiCall in(ApiCall call) {
    ApiCall all = call;
    for (Map.Entry<String, String> one : conditions.entrySet()) {
      all = all.with(one.getKey(), one.getValue());
    }
    return all;
  }
}

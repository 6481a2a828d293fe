package io.signalbox.console.screen;

import io.signalbox.console.api.ApiCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that finds events: {@code name:value} for each condition, an address or network alone.
 *
 * @param conditions by the parameter of the API
 */
record SearchQuery(Map<String, String> conditions) {
  private static final Pattern NAMED = Pattern.compile("([a-z_]+):(\\S+)");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{0,4}:.*|[0-9.]+(/[0-9]+)?");

  static SearchQuery parse(String line) {
    Map<String, String> conditions = new LinkedHashMap<>();
    for (String word : line.strip().split("\\s+", -1)) {
      Matcher named = NAMED.matcher(word);
      if (ADDRESS.matcher(word).matches()) {
        conditions.put("address", word);
      } else if (named.matches()) {
        conditions.put(named.group(1), named.group(2));
      } else if (!word.isEmpty()) {
        conditions.put(word.contains(".") ? "domain" : "id", word);
      }
    }
    return new SearchQuery(conditions);
  }

  SearchQuery without(String name) {
    Map<String, String> others = new LinkedHashMap<>(conditions);
    others.remove(name);
    return new SearchQuery(others);
  }

  String text() {
    return String.join(
        " ",
        conditions.entrySet().stream()
            .map(
                one ->
                    one.getKey().equals("address")
                        ? one.getValue()
                        : one.getKey() + ":" + one.getValue())
            .toList());
  }

  ApiCall in(ApiCall call) {
    ApiCall all = call;
    for (Map.Entry<String, String> one : conditions.entrySet()) {
      all = all.with(one.getKey(), one.getValue());
    }
    return all;
  }
}

package io.signalbox.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page of the console. All pages lie beside each other, so that a link is relative and holds
 * whatever stage or proxy the hub lies behind.
 *
 * @param page its name, one of ours
 * @param parameters of its query
 */
public record Target(String page, Map<String, String> parameters) {
  public Target {
    parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  public static Target of(String page) {
    return new Target(page, Map.of());
  }

  public Target with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put(name, value);
    return new Target(page, all);
  }

  /** Whether a script may show it in the place of the content of a page of the same screen. */
  public boolean isPartial() {
    return Page.isPartial(page) && !parameters.containsKey("as");
  }

  public String href() {
    return parameters.isEmpty()
        ? page
        : page
            + parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

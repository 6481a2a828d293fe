package io.signalbox.cli.hub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request of the API.
 *
 * @param path escaped, from {@code /v1/} on
 * @param repeatable whether it does no harm to send it again where nobody knows what became of it
 */
public record HubRequest(
    String method,
    String path,
    List<Map.Entry<String, String>> query,
    Map<String, String> headers,
    Optional<byte[]> body,
    boolean repeatable) {

  public HubRequest {
    query = List.copyOf(query);
    headers = new LinkedHashMap<>(headers);
  }

  public static HubRequest get(String path, Object... names) {
    return of("GET", path, true, names);
  }

  public static HubRequest post(String path, Object... names) {
    return of("POST", path, false, names);
  }

  public static HubRequest put(String path, Object... names) {
    return of("PUT", path, false, names);
  }

  public static HubRequest delete(String path, Object... names) {
    return of("DELETE", path, false, names);
  }

  /** The path with each name, escaped, in the place of a {@code {}}. */
  private static HubRequest of(String method, String path, boolean repeatable, Object... names) {
    StringBuilder filled = new StringBuilder(path);
    for (Object name : List.of(names)) {
      int place = filled.indexOf("{}");
      filled.replace(place, place + 2, escape(name.toString()));
    }
    return new HubRequest(
        method, filled.toString(), List.of(), Map.of(), Optional.empty(), repeatable);
  }

  /** The request with the parameter, instead of what it had. */
  public HubRequest with(String parameter, Object value) {
    List<Map.Entry<String, String>> others =
        query.stream().filter(one -> !one.getKey().equals(parameter)).toList();
    return new HubRequest(method, path, others, headers, body, repeatable).and(parameter, value);
  }

  /** The request with the parameter once more. */
  public HubRequest and(String parameter, Object value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(query);
    more.add(Map.entry(parameter, value.toString()));
    return new HubRequest(method, path, more, headers, body, repeatable);
  }

  public HubRequest with(String parameter, Optional<?> value) {
    return value.isPresent() ? with(parameter, value.get()) : this;
  }

  public HubRequest header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HubRequest(method, path, query, more, body, repeatable);
  }

  public HubRequest body(String contentType, byte[] bytes) {
    return new HubRequest(method, path, query, headers, Optional.of(bytes), repeatable)
        .header("Content-Type", contentType);
  }

  public HubRequest json(String json) {
    return body("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same, which may be sent again. */
  public HubRequest thatMayBeRepeated() {
    return new HubRequest(method, path, query, headers, body, true);
  }

  /** The path with its query. */
  public String target() {
    return query.isEmpty()
        ? path
        : path
            + query.stream()
                .map(one -> escape(one.getKey()) + "=" + escape(one.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String escape(String text) {
    String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    // A path must not lead out of the route.
    return escaped.equals(".") || escaped.equals("..") ? escaped.replace(".", "%2E") : escaped;
  }
}

package io.signalbox.console.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request to the hub's API.
 *
 * @param path percent-encoded
 */
public record ApiCall(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Optional<String> body) {
  public ApiCall {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /**
   * A read.
   *
   * @param segments of the path, not encoded: each becomes one segment, whatever is in it
   */
  public static ApiCall get(String... segments) {
    return of("GET", segments);
  }

  public static ApiCall post(String... segments) {
    return of("POST", segments);
  }

  public static ApiCall put(String... segments) {
    return of("PUT", segments);
  }

  public static ApiCall delete(String... segments) {
    return of("DELETE", segments);
  }

  private static ApiCall of(String method, String... segments) {
    String path =
        Arrays.stream(segments)
            .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/", "/", ""));
    return new ApiCall(method, path, Map.of(), Map.of(), Optional.empty());
  }

  /** The same with that query parameter, and no other of its name. */
  public ApiCall with(String name, String value) {
    return new ApiCall(method, path, added(query, name, List.of(value)), headers, body);
  }

  /** The same with one more query parameter of that name. */
  public ApiCall and(String name, String value) {
    List<String> values = new ArrayList<>(query.getOrDefault(name, List.of()));
    values.add(value);
    return new ApiCall(method, path, added(query, name, List.copyOf(values)), headers, body);
  }

  public ApiCall withHeader(String name, String value) {
    return new ApiCall(method, path, query, added(headers, name, value), body);
  }

  public ApiCall withJson(String json) {
    return withBody("application/json", json);
  }

  public ApiCall withBody(String type, String text) {
    return new ApiCall(
        method, path, query, added(headers, "Content-Type", type), Optional.of(text));
  }

  private static <V> Map<String, V> added(Map<String, V> map, String name, V value) {
    Map<String, V> all = new LinkedHashMap<>(map);
    all.put(name, value);
    return all;
  }
}

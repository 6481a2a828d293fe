package io.signalbox.console.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
    Map<String, String> query,
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

  /** The same with that query parameter. */
  public ApiCall with(String name, String value) {
    return new ApiCall(method, path, added(query, name, value), headers, body);
  }

  public ApiCall withHeader(String name, String value) {
    return new ApiCall(method, path, query, added(headers, name, value), body);
  }

  public ApiCall withJson(String json) {
    return new ApiCall(
        method, path, query, added(headers, "Content-Type", "application/json"), Optional.of(json));
  }

  private static Map<String, String> added(Map<String, String> map, String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(map);
    all.put(name, value);
    return all;
  }
}

package io.signalbox.api;

import java.util.Set;

/**
 * What a function answers at one path with one method.
 *
 * @param parameters the query parameters that it understands
 * @param refusesOthers whether a request with another query parameter is refused
 */
public record Endpoint(
    String method,
    PathTemplate path,
    Set<String> parameters,
    boolean refusesOthers,
    Action action) {
  public Endpoint {
    parameters = Set.copyOf(parameters);
  }

  /** The work of an endpoint; what it throws becomes a problem. */
  @FunctionalInterface
  public interface Action {
    Response answer(Request request);
  }

  /**
   * An endpoint by its path's template.
   *
   * @param path such as {@code /v1/feeds/{name}}
   */
  public static Endpoint of(String method, String path, Action action) {
    return new Endpoint(method, PathTemplate.of(path), Set.of(), true, action);
  }

  /** The same with these query parameters. Any other one is refused. */
  public Endpoint taking(String... names) {
    return new Endpoint(method, path, Set.of(names), true, action);
  }

  /** The same with these query parameters. Any other one is refused. */
  public Endpoint taking(Set<String> names) {
    return new Endpoint(method, path, names, true, action);
  }

  /** The same, for protocols whose servers ignore query parameters that they do not know. */
  public Endpoint ignoringUnknownParameters() {
    return new Endpoint(method, path, parameters, false, action);
  }

  /** The same, with other work. */
  public Endpoint doing(Action other) {
    return new Endpoint(method, path, parameters, refusesOthers, other);
  }

  public static Endpoint get(String path, Action action) {
    return of("GET", path, action);
  }

  public static Endpoint post(String path, Action action) {
    return of("POST", path, action);
  }

  public static Endpoint put(String path, Action action) {
    return of("PUT", path, action);
  }

  public static Endpoint delete(String path, Action action) {
    return of("DELETE", path, action);
  }
}

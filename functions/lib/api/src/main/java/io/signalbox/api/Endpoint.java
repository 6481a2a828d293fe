package io.signalbox.api;

/** What a function answers at one path with one method. */
public record Endpoint(String method, PathTemplate path, Action action) {

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
    return new Endpoint(method, PathTemplate.of(path), action);
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

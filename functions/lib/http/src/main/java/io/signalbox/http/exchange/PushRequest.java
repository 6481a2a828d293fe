package io.signalbox.http.exchange;

import io.signalbox.delivery.sample.Steps;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A request with a body. */
public final class PushRequest {
  private final String method;
  private final URI uri;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Duration timeout;
  private final Optional<Tls> tls;
  private final Steps steps;

  /** A POST by the system's TLS. */
  public PushRequest(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
    this("POST", uri, headers, body, timeout, Optional.empty());
  }

  /**
   * A request to be sent once.
   *
   * @param method POST, PUT or PATCH
   * @param uri http or https, without credentials
   * @param headers all but those that say how the message is framed
   * @param body not changed any more
   * @param timeout how long all of it may take, from looking up the name to the answer's last byte
   * @param tls of the destination's own; empty for the system's
   */
  public PushRequest(
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      Duration timeout,
      Optional<Tls> tls) {
    this(method, uri, Map.copyOf(headers), body, timeout, tls, Steps.NONE);
  }

  private PushRequest(
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      Duration timeout,
      Optional<Tls> tls,
      Steps steps) {
    this.method = method;
    this.tls = tls;
    this.uri = uri;
    this.headers = headers;
    this.body = body;
    this.timeout = timeout;
    this.steps = steps;
  }

  /** The same request, whose steps are told. */
  public PushRequest watchedBy(Steps watcher) {
    return new PushRequest(method, uri, headers, body, timeout, tls, watcher);
  }

  public Steps steps() {
    return steps;
  }

  public String method() {
    return method;
  }

  public Optional<Tls> tls() {
    return tls;
  }

  public URI uri() {
    return uri;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }

  public Duration timeout() {
    return timeout;
  }
}

package io.signalbox.deliver.http.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A POST. */
public final class PushRequest {
  private final URI uri;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Duration timeout;

  /**
   * A request to be sent once.
   *
   * @param uri http or https, without credentials
   * @param headers all but those that say how the message is framed
   * @param body not changed any more
   * @param timeout how long all of it may take, from looking up the name to the answer's last byte
   */
  public PushRequest(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {
    this.uri = uri;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.timeout = timeout;
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

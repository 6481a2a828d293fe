package io.signalbox.http.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a document.
 *
 * @param uri http or https, without credentials
 * @param headers all but those that say how the message is framed
 * @param timeout how long all of it may take, from looking up the name to the answer's last byte
 * @param bytesMost how long the answer's body may be
 * @param tls of the source's own; empty for the system's
 */
public record GetRequest(
    URI uri, Map<String, String> headers, Duration timeout, int bytesMost, Optional<Tls> tls) {
  public GetRequest {
    headers = Map.copyOf(headers);
  }

  /** Says no header and no query: a credential may be in them. */
  @Override
  public String toString() {
    return "GetRequest[" + uri.getHost() + uri.getPath() + "]";
  }
}

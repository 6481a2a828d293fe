package io.signalbox.local.front;

import io.signalbox.api.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request line and its headers: all that the front door decides by.
 *
 * @param path percent-encoded, as it was sent
 * @param queries decoded
 * @param headers names as they were sent, values in the order given
 * @param bodyBytes the size of the body as the client declares it; {@link #UNDECLARED} where it
 *     comes in chunks
 * @param localAddress the address of this machine that the client connected to
 * @param clientCertificate the PEM of the certificate that a proxy has verified
 */
record RequestHead(
    String method,
    String path,
    Map<String, List<String>> queries,
    Map<String, List<String>> headers,
    long bodyBytes,
    String remoteAddress,
    String localAddress,
    Optional<String> clientCertificate) {
  static final long UNDECLARED = -1;

  /** The first value of a header, or the empty text; whatever the case of its name. */
  String header(String name) {
    return headers.entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(field -> field.getValue().getFirst())
        .findFirst()
        .orElse("");
  }

  /** The same of a request of whose body only the beginning is there. */
  RequestHead cut() {
    Map<String, List<String>> all = new LinkedHashMap<>(headers);
    all.put(Request.CUT_HEADER, List.of(Long.toString(bodyBytes)));
    return with(all, clientCertificate);
  }

  RequestHead with(Map<String, List<String>> others, Optional<String> certificate) {
    return new RequestHead(
        method, path, queries, others, bodyBytes, remoteAddress, localAddress, certificate);
  }

  boolean hasHeader(String name) {
    return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** Leaves out headers and query: they may hold credentials and personal data. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}

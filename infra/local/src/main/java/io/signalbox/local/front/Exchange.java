package io.signalbox.local.front;

import io.signalbox.store.Body;
import java.util.List;
import java.util.Map;

/**
 * An HTTP request as the server read it.
 *
 * @param path percent-encoded, as it was sent
 * @param queries decoded
 * @param headers names as they were sent, values in the order given
 */
record Exchange(
    String method,
    String path,
    Map<String, List<String>> queries,
    Map<String, List<String>> headers,
    Body body,
    String remoteAddress) {

  /** The first value of a header, or the empty text; whatever the case of its name. */
  String header(String name) {
    return headers.entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(field -> field.getValue().getFirst())
        .findFirst()
        .orElse("");
  }
}

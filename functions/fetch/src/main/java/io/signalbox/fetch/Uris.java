package io.signalbox.fetch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes the URIs that sources are asked by out of those of the settings. */
final class Uris {
  private Uris() {}

  /** The URI with more at the end of its path. */
  static URI below(URI uri, String more) {
    String text = uri.toString();
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    String rest = query < 0 ? "" : text.substring(query);
    return URI.create(path + (path.endsWith("/") ? "" : "/") + more + rest);
  }

  /** The URI with one more parameter. */
  static URI with(URI uri, String name, String value) {
    String divider = uri.getRawQuery() == null ? "?" : "&";
    return URI.create(
        uri + divider + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}

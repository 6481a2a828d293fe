package io.signalbox.feeds;

import java.util.Locale;

/** The host of a URL (RFC 3986, section 3.2.2), as far as there is one in what strangers wrote. */
final class UrlHost {
  private UrlHost() {}

  /** In lower case, without brackets; empty where the text has no authority. */
  static String of(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return "";
    }
    int begin = scheme + 3;
    int end = begin;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(begin, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    if (host.startsWith("[")) {
      int close = host.indexOf(']');
      return host.substring(1, close < 0 ? host.length() : close).toLowerCase(Locale.ROOT);
    }
    int port = host.indexOf(':');
    return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
  }
}

package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.Revision;
import io.signalbox.settings.Token;

/** Entity tags, strong ones (RFC 9110, section 8.8.3). */
final class ETags {

  private ETags() {}

  /** The tag of the whole document. */
  static String of(Revision revision) {
    return quoted(revision.id());
  }

  /** The tag of one entry: the same as long as the entry is, whatever becomes of others. */
  static String of(JsonNode entry) {
    return quoted(Token.hashOf(entry.toString()).substring(0, 32));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}

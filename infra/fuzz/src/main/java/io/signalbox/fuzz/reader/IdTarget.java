package io.signalbox.fuzz.reader;

import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Path;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Ids and paths: what was read is written as it was, and has one key however it is spelled. */
final class IdTarget implements Target {

  @Override
  public void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    id(text);
    path(text);
  }

  private static void id(String text) {
    EnvelopeId id;
    try {
      id = EnvelopeId.parse(text);
    } catch (IllegalArgumentException told) {
      return;
    }
    String written = id.text();
    Promise.hold(written.equalsIgnoreCase(text), "… became …", text, written);
    Promise.hold(EnvelopeId.parse(written).equals(id), "… is read as something else", written);
    String last = text.substring(text.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    Promise.hold(id.dedupKey().value().equals(last), "… has the key …", text, id.dedupKey());
  }

  private static void path(String text) {
    Path path;
    try {
      path = Path.parse(text);
    } catch (IllegalArgumentException told) {
      return;
    }
    Promise.hold(path.text().equals(text), "… became …", text, path);
    if (!path.isFull()) {
      Promise.hold(path.through("hub").contains("hub"), "… lost a hub", text);
    }
  }
}

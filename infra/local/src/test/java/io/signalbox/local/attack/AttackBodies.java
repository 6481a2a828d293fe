package io.signalbox.local.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What attackers and honest clients send. */
final class AttackBodies {

  private AttackBodies() {}

  /** Some 3.9 MB of events, always the same. */
  static byte[] events() {
    StringBuilder events = new StringBuilder("[");
    for (int i = 0; i < 39; i++) {
      events
          .append(i == 0 ? "" : ",")
          .append("{\"classification.type\":\"test\",\"source.ip\":\"192.0.2.")
          .append(i)
          .append("\",\"raw\":\"")
          .append("QUFB".repeat(25_000))
          .append("\"}");
    }
    return events.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}

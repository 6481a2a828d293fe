package io.signalbox.fuzz.reader;

import io.signalbox.envelope.Coding;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeCodec;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.EnvelopeWriter;
import io.signalbox.envelope.EventRules;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Limits;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Bodies of envelopes: what was read can be kept, written, and read again. */
final class EnvelopeTarget implements Target {
  private static final int STEP_BYTES = 8 * 1024;

  private final EnvelopeReader reader = new EnvelopeReader();
  private final EnvelopeWriter writer = new EnvelopeWriter();
  private final EnvelopeCodec codec = new EnvelopeCodec();
  private final String contentType;
  private final Optional<String> contentEncoding;

  private EnvelopeTarget(String contentType, Optional<String> contentEncoding) {
    this.contentType = contentType;
    this.contentEncoding = contentEncoding;
  }

  static Target ofJson() {
    return new EnvelopeTarget("application/json", Optional.empty());
  }

  static Target ofLines() {
    return new EnvelopeTarget("application/x-ndjson", Optional.empty());
  }

  static Target ofForms() {
    return new EnvelopeTarget("application/x-www-form-urlencoded", Optional.empty());
  }

  static Target ofGzip() {
    return new EnvelopeTarget("application/json", Optional.of("gzip"));
  }

  @Override
  public void run(byte[] input) {
    try {
      for (ReadItem item : reader.read(input, contentType, contentEncoding).items()) {
        switch (item) {
          case ReadItem.Parsed parsed -> check(parsed.envelope());
          case ReadItem.Malformed malformed ->
              Promise.hold(!malformed.reason().isBlank(), "No reason for …", malformed);
        }
      }
    } catch (UnreadableBody told) {
      Promise.hold(!String.valueOf(told.getMessage()).isBlank(), "No reason");
    }
  }

  @Override
  public int bytesToRead(byte[] input) {
    if (contentEncoding.isEmpty()) {
      return input.length;
    }
    int inflated = 0;
    byte[] step = new byte[STEP_BYTES];
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(input))) {
      for (int read = 0; read >= 0 && inflated < Limits.BODY_BYTES; read = plain.read(step)) {
        inflated += read;
      }
    } catch (IOException damaged) {
      // Up to there it was read.
    }
    return Math.max(input.length, inflated);
  }

  private void check(Envelope envelope) throws UnreadableBody {
    for (Coding coding : Coding.values()) {
      Promise.hold(
          codec.decode(codec.encode(envelope, coding)).equals(envelope),
          "Not kept as it is: …",
          envelope);
    }
    EventRules.warnings(envelope);
    for (Form form : Form.values()) {
      writer.write(envelope, form, new IntelMqVersion(3, 0), true);
      writer.write(envelope, form, IntelMqVersion.LATEST, true);
    }
    for (Form form : new Form[] {Form.DECIDED, Form.DRAFT}) {
      String text = Json.text(writer.write(envelope, form));
      Envelope again = reader.readOne(text);
      Promise.hold(again.equals(envelope), "… was read from …, not …", again, text, envelope);
      Promise.hold(again.bodyHash().equals(envelope.bodyHash()), "Another hash of …", text);
    }
    if (envelope.protocol().isIntelMq() && !envelope.payload().isEmpty()) {
      String text = Json.text(writer.write(envelope, Form.BARE));
      Envelope bare = reader.readOne(text);
      Promise.hold(bare.id().equals(envelope.id()), "… has another id", text);
      // What IntelMQ refuses was moved; once that is done, nothing moves again.
      String again = Json.text(writer.write(bare, Form.BARE));
      Promise.hold(again.equals(text), "… became …", text, again);
    }
  }
}

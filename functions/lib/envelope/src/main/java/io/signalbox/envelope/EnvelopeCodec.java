package io.signalbox.envelope;

import java.nio.charset.StandardCharsets;

/** How an envelope is stored. */
public final class EnvelopeCodec {
  private final EnvelopeWriter writer = new EnvelopeWriter();
  private final EnvelopeReader reader = new EnvelopeReader();

  public byte[] encode(Envelope envelope) {
    return Json.bytes(writer.write(envelope, Form.DECIDED));
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the bytes are something else
   */
  public Envelope decode(byte[] stored) {
    try {
      return reader.readOne(new String(stored, StandardCharsets.UTF_8));
    } catch (UnreadableBody damaged) {
      throw new IllegalArgumentException(damaged);
    }
  }
}

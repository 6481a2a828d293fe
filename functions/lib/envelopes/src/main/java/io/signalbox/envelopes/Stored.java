package io.signalbox.envelopes;

import io.signalbox.envelope.Coding;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An envelope as the table holds it.
 *
 * @param writer who wrote it: one's own write, whose answer was lost, is told by it from another's
 * @param bodyHash {@link Envelope#bodyHash()}
 */
record Stored(UUID writer, Instant receivedAt, String sender, String bodyHash, Envelope envelope) {
  private static final EnvelopeCodec CODEC = new EnvelopeCodec();
  private static final int HASH_BYTES = 32;

  Stored {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
  }

  static Stored of(UUID writer, Instant receivedAt, String sender, Envelope envelope) {
    return new Stored(writer, receivedAt, sender, envelope.bodyHash(), envelope);
  }

  byte[] bytes(Coding coding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(writer.getMostSignificantBits());
      out.writeLong(writer.getLeastSignificantBits());
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt));
      out.writeUTF(sender);
      out.write(HexFormat.of().parseHex(bodyHash));
      out.write(CODEC.encode(envelope, coding));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  static Stored ofBytes(byte[] bytes) {
    ByteArrayInputStream all = new ByteArrayInputStream(bytes);
    try (DataInputStream in = new DataInputStream(all)) {
      UUID writer = new UUID(in.readLong(), in.readLong());
      Instant receivedAt = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
      String sender = in.readUTF();
      String bodyHash = HexFormat.of().formatHex(in.readNBytes(HASH_BYTES));
      // By its own array: a stream of another kind takes a buffer of 16 KB to read the rest.
      return new Stored(writer, receivedAt, sender, bodyHash, CODEC.decode(all.readAllBytes()));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** Whether both say the same; one that came bare says nothing of meta, and contradicts none. */
  boolean hasBodyOf(Stored other) {
    return bodyHash.equals(other.bodyHash)
        || ((envelope.meta().isEmpty() || other.envelope.meta().isEmpty())
            && envelope.contentHash().equals(other.envelope.contentHash()));
  }
}

package io.signalbox.envelopes;

import io.signalbox.envelope.Coding;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeCodec;
import io.signalbox.envelope.Warning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An envelope as the table holds it.
 *
 * @param writer who wrote it: one's own write, whose answer was lost, is told by it from another's
 * @param bodyHash {@link Envelope#bodyHash()}
 * @param routed whether another hub routed it before it was imported
 */
record Stored(
    UUID writer,
    Instant receivedAt,
    String sender,
    String bodyHash,
    List<Warning> warnings,
    boolean routed,
    Envelope envelope) {
  private static final EnvelopeCodec CODEC = new EnvelopeCodec();
  private static final int HASH_BYTES = 32;

  /** Stands before warnings; no coding of an envelope has this number. */
  private static final int WARNINGS = 0x7F;

  /** Stands before all that follows in what was imported; no coding has this number either. */
  private static final int ROUTED = 0x7E;

  Stored {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
  }

  static Stored of(UUID writer, Instant receivedAt, Posting posting) {
    return new Stored(
        writer,
        receivedAt,
        posting.sender(),
        posting.envelope().bodyHash(),
        posting.warnings(),
        false,
        posting.envelope());
  }

  byte[] bytes(Coding coding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(writer.getMostSignificantBits());
      out.writeLong(writer.getLeastSignificantBits());
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt));
      out.writeUTF(sender);
      out.write(HexFormat.of().parseHex(bodyHash));
      if (routed) {
        out.writeByte(ROUTED);
      }
      writeWarnings(out);
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
      boolean routed = goesOnWith(ROUTED, all);
      List<Warning> warnings = readWarnings(all, in);
      // By its own array: a stream of another kind takes a buffer of 16 KB to read the rest.
      return new Stored(
          writer, receivedAt, sender, bodyHash, warnings, routed, CODEC.decode(all.readAllBytes()));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private void writeWarnings(DataOutputStream out) throws IOException {
    if (!warnings.isEmpty()) {
      out.writeByte(WARNINGS);
      out.writeShort(warnings.size());
      for (Warning warning : warnings) {
        out.writeUTF(warning.field());
        out.writeUTF(warning.reason());
      }
    }
  }

  private static List<Warning> readWarnings(ByteArrayInputStream all, DataInputStream in)
      throws IOException {
    if (!goesOnWith(WARNINGS, all)) {
      return List.of();
    }
    int count = in.readUnsignedShort();
    List<Warning> warnings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      warnings.add(new Warning(in.readUTF(), in.readUTF()));
    }
    return warnings;
  }

  /** Takes the next byte if it is that one. */
  private static boolean goesOnWith(int mark, ByteArrayInputStream all) {
    all.mark(0);
    boolean isThere = all.read() == mark;
    if (!isThere) {
      all.reset();
    }
    return isThere;
  }

  /** When it came, for who sent it. */
  Optional<Instant> knownTo(String other) {
    return sender.equals(other) ? Optional.of(receivedAt) : Optional.empty();
  }

  /** Whether both say the same; one that came bare says nothing of meta, and contradicts none. */
  boolean hasBodyOf(Stored other) {
    return bodyHash.equals(other.bodyHash)
        || ((envelope.meta().isEmpty() || other.envelope.meta().isEmpty())
            && envelope.contentHash().equals(other.envelope.contentHash()));
  }
}

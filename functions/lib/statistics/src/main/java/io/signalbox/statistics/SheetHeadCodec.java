package io.signalbox.statistics;

import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * The item that makes a sheet stand: what it covers, and the only part itself, or where its parts
 * are, and which values they have.
 */
final class SheetHeadCodec {
  private static final int VERSION = SheetPartCodec.VERSION;

  /** What earlier versions wrote for a whole sheet; they read the other one as that, too. */
  private static final int WHOLE = 1;

  private static final int WHOLE_AND_INDEXED = 2;

  /**
   * @param version of the format of the parts
   * @param isIndexed whether its {@link LogIndex} was written; not by an earlier version, nor with
   *     a sheet that is not whole
   * @param parts the partition of the parts; empty where {@code part} is the only one
   * @param part the only part; of a sheet with parts their {@link PartDirectory}, or nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  record Head(Sheet sheet, boolean isIndexed, String parts, byte[] part, int version) {
    /** One of the present version. */
    Head(Sheet sheet, String parts, byte[] part) {
      this(sheet, sheet.isWhole(), parts, part, VERSION);
    }
  }

  private SheetHeadCodec() {}

  static Body encode(Head head) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Sheet sheet = head.sheet();
      out.writeByte(head.version());
      out.writeLong(sheet.period().getEpochSecond());
      out.writeUTF(sheet.from().text());
      out.writeUTF(sheet.to().text());
      int whole = head.isIndexed() ? WHOLE_AND_INDEXED : WHOLE;
      out.writeByte(sheet.isWhole() ? whole : 0);
      out.writeLong(sheet.events());
      out.writeUTF(head.parts());
      out.write(head.part());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Body.of(bytes.toByteArray());
  }

  static Head decode(Level level, Body body) {
    try (DataInputStream in = new DataInputStream(body.stream())) {
      int version = in.readUnsignedByte();
      if (version < 1 || version > VERSION) {
        throw new IOException("Its format's version is not known here: " + version);
      }
      Instant period = Instant.ofEpochSecond(in.readLong());
      Position from = Position.parse(in.readUTF());
      Position to = Position.parse(in.readUTF());
      int whole = in.readByte();
      Sheet sheet = new Sheet(level, period, from, to, whole != 0, in.readLong());
      return new Head(sheet, whole == WHOLE_AND_INDEXED, in.readUTF(), in.readAllBytes(), version);
    } catch (IOException e) {
      throw new UncheckedIOException("A sheet of statistics cannot be read", e);
    }
  }
}

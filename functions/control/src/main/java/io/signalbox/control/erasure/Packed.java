package io.signalbox.control.erasure;

import io.signalbox.store.Body;
import io.signalbox.store.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;

/**
 * Bytes as the tables hold them: plain, as gzip, or deflated behind a few bytes that say the
 * format.
 *
 * @param head what stands before what is compressed
 * @param content what is compressed, as it can be read
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
record Packed(byte[] head, Packing packing, byte[] content) {
  /** A head of a sheet of statistics has up to so many bytes. */
  private static final int HEAD_MOST = 300;

  private static final int CONTENT_LIMIT_BYTES = 64_000_000;

  /** How something is compressed. */
  enum Packing {
    PLAIN,
    GZIP,
    ZLIB,
    DEFLATED
  }

  /** The bytes with a subject written over; empty where it is not in them. */
  static Optional<Body> masked(byte[] bytes, Trace trace) {
    Packed packed = of(bytes);
    Optional<Body> opened = trace.masked(packed.content()).map(packed::with);
    return opened.isPresent() || packed.packing() == Packing.PLAIN
        ? opened
        : trace.masked(bytes).map(Body::of);
  }

  /** What these bytes hold. */
  static Packed of(byte[] bytes) {
    if (bytes.length > 2 && bytes[0] == (byte) 0x1F && bytes[1] == (byte) 0x8B) {
      Optional<byte[]> content = gunzipped(bytes);
      if (content.isPresent()) {
        return new Packed(new byte[0], Packing.GZIP, content.get());
      }
    }
    boolean isText = bytes.length > 0 && (bytes[0] == '{' || bytes[0] == '[');
    for (int head = 0; !isText && head <= Math.min(HEAD_MOST, bytes.length - 2); head++) {
      Optional<byte[]> zlib =
          (bytes[head] & 0x0F) == Deflater.DEFLATED
              ? inflated(bytes, head, false)
              : Optional.empty();
      if (zlib.isPresent()) {
        return new Packed(Arrays.copyOf(bytes, head), Packing.ZLIB, zlib.get());
      }
      Optional<byte[]> deflated = inflated(bytes, head, true);
      if (deflated.isPresent()) {
        return new Packed(Arrays.copyOf(bytes, head), Packing.DEFLATED, deflated.get());
      }
    }
    return new Packed(new byte[0], Packing.PLAIN, bytes);
  }

  /** The same with other content, as a table holds it. */
  Body with(byte[] changed) {
    int level = Deflater.DEFAULT_COMPRESSION;
    byte[] bytes = packed(changed, level);
    return Body.of(
        bytes.length > Table.BODY_LIMIT_BYTES ? packed(changed, Deflater.BEST_COMPRESSION) : bytes);
  }

  private byte[] packed(byte[] changed, int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head);
    try {
      switch (packing) {
        case PLAIN -> bytes.writeBytes(changed);
        case GZIP -> {
          try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(changed);
          }
        }
        case ZLIB, DEFLATED -> {
          Deflater deflater = new Deflater(level, packing == Packing.DEFLATED);
          try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(changed);
          } finally {
            deflater.end();
          }
        }
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static Optional<byte[]> gunzipped(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return Optional.of(in.readNBytes(CONTENT_LIMIT_BYTES));
    } catch (IOException aPartOfMore) {
      return Optional.empty();
    }
  }

  /** What is deflated from there to the end, and no further. */
  private static Optional<byte[]> inflated(byte[] bytes, int from, boolean isRaw) {
    Inflater inflater = new Inflater(isRaw);
    try {
      inflater.setInput(bytes, from, bytes.length - from);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          return Optional.empty();
        }
        out.write(buffer, 0, count);
        if (out.size() > CONTENT_LIMIT_BYTES) {
          return Optional.empty();
        }
      }
      return inflater.getRemaining() == 0 && out.size() > 0
          ? Optional.of(out.toByteArray())
          : Optional.empty();
    } catch (DataFormatException other) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}

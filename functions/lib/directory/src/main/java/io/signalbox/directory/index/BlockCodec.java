package io.signalbox.directory.index;

import io.signalbox.store.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * How blocks and heads lie in the table: a byte for the format's version, then, deflated, the
 * number of entries and each key and value with its length in UTF-8.
 */
final class BlockCodec {
  private static final int FORMAT = 1;

  private BlockCodec() {}

  static Body write(Block block) {
    return body(out -> write(block, out));
  }

  static Block read(Body body) {
    return parse(body, BlockCodec::read);
  }

  static Body write(Head head) {
    return body(
        out -> {
          writeText(head.writer(), out);
          out.writeInt(head.depth());
          write(head.root(), out);
        });
  }

  static Head readHead(Body body, long revision) {
    return parse(body, in -> new Head(revision, readText(in), in.readInt(), read(in)));
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static Body body(Writing content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(FORMAT);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
      content.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return Body.of(bytes.toByteArray());
  }

  private static <T> T parse(Body body, Reading<T> content) {
    byte[] bytes = body.bytes();
    if (bytes.length == 0 || bytes[0] != FORMAT) {
      throw new IllegalStateException("A block of the directory has an unknown format");
    }
    try (DataInputStream in =
        new DataInputStream(
            new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1)))) {
      return content.from(in);
    } catch (IOException damaged) {
      throw new IllegalStateException("A block of the directory cannot be read", damaged);
    }
  }

  private static void write(Block block, DataOutputStream out) throws IOException {
    out.writeInt(block.entries().size());
    for (Entry entry : block.entries()) {
      writeText(entry.key(), out);
      writeText(entry.value(), out);
    }
  }

  private static Block read(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(readText(in), readText(in)));
    }
    return new Block(entries);
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}

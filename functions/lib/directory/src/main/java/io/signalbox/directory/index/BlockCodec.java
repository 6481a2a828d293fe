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

/**
 * How blocks and heads lie in the table: a byte for the format's version, then, deflated, the
 * number of entries and each key and value with its length in UTF-8.
 */
final class BlockCodec {
  private static final int FORMAT = 1;

  /** How much smaller deflating makes entries, about. */
  private static final int DEFLATION = 8;

  private BlockCodec() {}

  static Body write(Block block) {
    return body(plain(block.entries()));
  }

  static Block read(Body body) {
    return block(plain(body));
  }

  static Body write(Head head) {
    return body(
        written(
            out -> {
              writeText(head.writer(), out);
              out.writeInt(head.depth());
              write(head.root().entries(), out);
            }));
  }

  static Head readHead(Body body, long revision) {
    return parse(plain(body), in -> new Head(revision, readText(in), in.readInt(), readBlock(in)));
  }

  /** Entries before they are deflated. */
  static byte[] plain(List<Entry> entries) {
    return written(out -> write(entries, out));
  }

  /** Undoes {@link #plain}. */
  static Block block(byte[] plain) {
    return parse(plain, BlockCodec::readBlock);
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static Body body(byte[] plain) {
    return Body.ofBlocks(List.of(new byte[] {FORMAT}, Zlib.deflated(plain)));
  }

  private static byte[] plain(Body body) {
    byte[] bytes = body.bytes();
    if (bytes.length == 0 || bytes[0] != FORMAT) {
      throw new IllegalStateException("A block of the directory has an unknown format");
    }
    return Zlib.inflated(bytes, 1, DEFLATION * bytes.length);
  }

  private static byte[] written(Writing content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      content.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static <T> T parse(byte[] plain, Reading<T> content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      return content.from(in);
    } catch (IOException damaged) {
      throw new IllegalStateException("A block of the directory cannot be read", damaged);
    }
  }

  private static void write(List<Entry> entries, DataOutputStream out) throws IOException {
    out.writeInt(entries.size());
    for (Entry entry : entries) {
      writeText(entry.key(), out);
      writeText(entry.value(), out);
    }
  }

  private static Block readBlock(DataInputStream in) throws IOException {
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

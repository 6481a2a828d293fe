package io.signalbox.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What an item holds: bytes that only the code above the port understands. Immutable. */
public final class Body {
  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Body of(byte[] bytes) {
    return new Body(bytes.clone());
  }

  public static Body ofText(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The body whose bytes lie in these blocks, one after the other. */
  public static Body ofBlocks(List<byte[]> blocks) {
    byte[] bytes = new byte[blocks.stream().mapToInt(block -> block.length).sum()];
    int next = 0;
    for (byte[] block : blocks) {
      System.arraycopy(block, 0, bytes, next, block.length);
      next += block.length;
    }
    return new Body(bytes);
  }

  /** Writes all bytes, without a copy of them. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /** Reads the bytes, without a copy of them. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public int sizeInBytes() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says the size alone: a body may hold personal data, which has no place in a log. */
  @Override
  public String toString() {
    return "Body[" + bytes.length + " bytes]";
  }
}

package io.signalbox.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

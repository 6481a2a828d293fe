package io.signalbox.store.embedded;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Function;
import org.h2.mvstore.MVMap;

/**
 * What one change wrote, as bytes that can write it again: its number, then for each write the
 * map's name, the key, and the value or -1 for a removal.
 */
final class Redo implements Writing {
  private static final int REMOVED = -1;

  private final Set<Object> marks;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private boolean empty = true;

  /** For the change of that number; {@code marks} takes what it marks. */
  Redo(long number, Set<Object> marks) {
    this.marks = marks;
    try {
      out.writeLong(number);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  boolean isEmpty() {
    return empty;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  @Override
  public void mark(Object mark) {
    marks.add(mark);
  }

  @Override
  public void put(MVMap<byte[], byte[]> map, byte[] key, byte[] value) {
    record(map, key, value.length);
    bytes.writeBytes(value);
    map.put(key, value);
  }

  @Override
  public void remove(MVMap<byte[], byte[]> map, byte[] key) {
    record(map, key, REMOVED);
    map.remove(key);
  }

  private void record(MVMap<byte[], byte[]> map, byte[] key, int valueLength) {
    empty = false;
    try {
      out.writeUTF(map.getName());
      out.writeInt(key.length);
      out.write(key);
      out.writeInt(valueLength);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static long number(byte[] redo) {
    return ByteBuffer.wrap(redo).getLong();
  }

  /** Writes again what the change wrote. */
  static void replay(byte[] redo, Function<String, MVMap<byte[], byte[]>> maps) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(redo))) {
      in.readLong();
      while (in.available() > 0) {
        MVMap<byte[], byte[]> map = maps.apply(in.readUTF());
        byte[] key = in.readNBytes(in.readInt());
        int length = in.readInt();
        if (length == REMOVED) {
          map.remove(key);
        } else {
          map.put(key, in.readNBytes(length));
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

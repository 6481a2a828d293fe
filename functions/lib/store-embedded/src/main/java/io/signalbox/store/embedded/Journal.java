package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The changes that the table file may not hold yet, in files of a folder. A record is its length,
 * its CRC-32C and a {@link Redo}; what a crash cut off or garbled at the end was never answered,
 * and is left out when the journal is read.
 */
final class Journal {
  static final int HEADER_BYTES = 2 * Integer.BYTES;
  private static final int BUFFER_BYTES = 1 << 20;

  private record Segment(Path file, long last) {}

  private final Path directory;
  private final int segmentBytes;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final Deque<Segment> full = new ArrayDeque<>();
  private Path file;
  private FileChannel channel;
  private long last;

  /** A journal whose first change has the number above {@code last}. */
  Journal(Path directory, int segmentBytes, long last) throws IOException {
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.last = last;
    this.file = JournalFiles.path(directory, last + 1);
    this.channel = open(file);
  }

  /** Returns when the changes, the last of which has that number, are on disk. */
  synchronized void append(List<byte[]> redos, long number) throws IOException {
    for (byte[] redo : redos) {
      append(redo);
    }
    flush();
    channel.force(false);
    last = number;
    if (channel.size() >= segmentBytes) {
      channel.close();
      full.add(new Segment(file, last));
      file = JournalFiles.path(directory, last + 1);
      channel = open(file);
    }
  }

  /** How many files are full: a measure of what a start after a crash would have to read. */
  synchronized int fullSegments() {
    return full.size();
  }

  /** Forgets the changes up to that number, where no later one is in the same file. */
  synchronized void forget(long through) throws IOException {
    while (!full.isEmpty() && full.getFirst().last() <= through) {
      Files.delete(full.removeFirst().file());
    }
  }

  /** Takes no more; what is in it can still be forgotten. */
  synchronized void close() throws IOException {
    channel.close();
    full.add(new Segment(file, last));
  }

  private void append(byte[] redo) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(redo);
    if (buffer.remaining() < HEADER_BYTES) {
      flush();
    }
    buffer.putInt(redo.length).putInt((int) sum.getValue());
    int at = 0;
    while (at < redo.length) {
      int length = Math.min(buffer.remaining(), redo.length - at);
      buffer.put(redo, at, length);
      at += length;
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  private FileChannel open(Path file) throws IOException {
    FileChannel opened =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Folder.force(directory);
    return opened;
  }
}

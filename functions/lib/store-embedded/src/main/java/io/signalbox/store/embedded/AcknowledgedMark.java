package io.signalbox.store.embedded;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The number of the last write that was answered, in a file of its own beside the database. It is
 * written after the write is on disk, and is never ahead of it: so a database that ends before this
 * number has lost something, and what is behind it in the log may be torn.
 *
 * <p>Two records take turns, so that one is whole whenever the other is being written.
 */
final class AcknowledgedMark implements AutoCloseable {

  /**
   * What the file says.
   *
   * @param acknowledged the number of the last write that was answered
   * @param flushed all writes up to that number are in table files, and need no log
   */
  record Numbers(long acknowledged, long flushed) {}

  private static final int RECORD_BYTES = 2 * Long.BYTES + Integer.BYTES;
  private static final int RECORDS = 2;

  private final FileChannel channel;

  @GuardedBy("this")
  private Numbers numbers;

  @GuardedBy("this")
  private int next;

  private AcknowledgedMark(FileChannel channel, Numbers numbers) {
    this.channel = channel;
    this.numbers = numbers;
  }

  /** Makes the file for a database that has no mark yet. */
  static void create(Path directory, String name, Numbers numbers) throws IOException {
    byte[] record = encode(numbers).array();
    Folder.replace(
        directory,
        name,
        ByteBuffer.allocate(RECORDS * RECORD_BYTES).put(record).put(record).array());
  }

  /**
   * What the file says.
   *
   * @throws DamagedStoreException if it is not as it was written
   */
  static Numbers read(Path file) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
    if (content.remaining() != RECORDS * RECORD_BYTES) {
      throw new DamagedStoreException(file, "it has %d bytes".formatted(content.remaining()));
    }
    Numbers first = decode(content, file);
    Numbers second = decode(content, file);
    return new Numbers(
        Math.max(first.acknowledged(), second.acknowledged()),
        Math.max(first.flushed(), second.flushed()));
  }

  /** Opens the file to write to it. */
  static AcknowledgedMark open(Path file) throws IOException {
    Numbers numbers = read(file);
    return new AcknowledgedMark(FileChannel.open(file, StandardOpenOption.WRITE), numbers);
  }

  /** All writes up to that number were answered, or are about to be. */
  synchronized void acknowledged(long number) throws IOException {
    write(new Numbers(Math.max(number, numbers.acknowledged()), numbers.flushed()));
  }

  /** All writes up to that number are in table files. On disk when this answers. */
  synchronized void flushed(long number) throws IOException {
    write(new Numbers(numbers.acknowledged(), Math.max(number, numbers.flushed())));
    channel.force(false);
  }

  @GuardedBy("this")
  private void write(Numbers changed) throws IOException {
    ByteBuffer record = encode(changed);
    long position = (long) next * RECORD_BYTES;
    while (record.hasRemaining()) {
      position += channel.write(record, position);
    }
    numbers = changed;
    next = (next + 1) % RECORDS;
  }

  private static ByteBuffer encode(Numbers numbers) {
    ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES);
    record.putLong(numbers.acknowledged()).putLong(numbers.flushed());
    return record.putInt(sum(record)).flip();
  }

  private static Numbers decode(ByteBuffer content, Path file) {
    ByteBuffer record = content.slice(content.position(), RECORD_BYTES);
    content.position(content.position() + RECORD_BYTES);
    Numbers numbers = new Numbers(record.getLong(), record.getLong());
    if (record.getInt(2 * Long.BYTES) != sum(record)) {
      throw new DamagedStoreException(file, "a checksum in it is wrong");
    }
    return numbers;
  }

  private static int sum(ByteBuffer record) {
    CRC32C sum = new CRC32C();
    sum.update(record.duplicate().rewind().limit(2 * Long.BYTES));
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package io.signalbox.local;

import io.signalbox.runtime.lambda.WorkRecord.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The names of what is at work, in a file that the process has in its memory: the system keeps what
 * is written there, however the process ends. For many threads at once.
 */
final class WorkSlots {
  private static final int SLOTS = 512;
  private static final int SLOT_BYTES = 512;
  private static final long FILE_BYTES = (long) SLOTS * SLOT_BYTES;
  private static final Entry NOTHING = () -> {};

  private final MappedByteBuffer file;
  private final Queue<Integer> free = new ConcurrentLinkedQueue<>();

  private WorkSlots(MappedByteBuffer file) {
    this.file = file;
    IntStream.range(0, SLOTS).forEach(free::add);
  }

  static WorkSlots open(Path file) throws IOException {
    if (!Files.exists(file)) {
      DataFolder.makePrivateFile(file);
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      fill(channel);
      return new WorkSlots(channel.map(FileChannel.MapMode.READ_WRITE, 0, FILE_BYTES));
    }
  }

  /**
   * A full disk is an error here. Where the memory has no room in the file, it ends the process.
   */
  private static void fill(FileChannel channel) throws IOException {
    int missing = Math.toIntExact(Math.max(0, FILE_BYTES - channel.size()));
    ByteBuffer nothing = ByteBuffer.allocate(missing);
    channel.position(FILE_BYTES - missing);
    while (nothing.hasRemaining()) {
      channel.write(nothing);
    }
  }

  /** Work under the name by which it stands in its slot: what does not fit is cut off. */
  static String name(String work) {
    String line = work.replace('\n', ' ');
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int most = SLOT_BYTES - Integer.BYTES;
    return bytes.length <= most ? line : line.substring(0, most / 4);
  }

  /** The names in the slots. */
  List<String> left() {
    List<String> names = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      int length = file.getInt(slot * SLOT_BYTES);
      if (length > 0 && length <= SLOT_BYTES - Integer.BYTES) {
        byte[] name = new byte[length];
        file.get(slot * SLOT_BYTES + Integer.BYTES, name);
        names.add(new String(name, StandardCharsets.UTF_8));
      }
    }
    return names.stream().distinct().toList();
  }

  /** Puts a name into a free slot, until the entry is closed; nowhere while there is none. */
  Entry take(String name) {
    @Nullable Integer slot = free.poll();
    if (slot == null) {
      return NOTHING;
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    file.put(slot * SLOT_BYTES + Integer.BYTES, bytes);
    file.putInt(slot * SLOT_BYTES, bytes.length);
    return () -> {
      file.putInt(slot * SLOT_BYTES, 0);
      free.add(slot);
    };
  }

  void clear() {
    byte[] nothing = new byte[SLOT_BYTES];
    for (int slot = 0; slot < SLOTS; slot++) {
      file.put(slot * SLOT_BYTES, nothing);
    }
  }
}

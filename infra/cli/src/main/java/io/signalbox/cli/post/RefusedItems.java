package io.signalbox.cli.post;

import io.signalbox.cli.CommandFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** The file of items that the hub refused, as they were, one a line; made when the first one is. */
final class RefusedItems implements AutoCloseable {
  private final Path path;
  private final long kept;
  private Optional<FileChannel> channel = Optional.empty();

  /**
   * Makes it.
   *
   * @param kept how many bytes an interrupted posting had written that counts; the rest goes
   */
  RefusedItems(Path path, long kept) {
    this.path = path;
    this.kept = kept;
  }

  Path path() {
    return path;
  }

  void add(byte[] json) throws CommandFailure {
    try {
      FileChannel out = open();
      ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
      while (line.hasRemaining()) {
        out.write(line);
      }
    } catch (IOException fault) {
      throw cannotWrite(fault);
    }
  }

  /** Has what was added on the disk; how long the file is then. */
  long flush() throws CommandFailure {
    try {
      if (channel.isEmpty()) {
        return kept;
      }
      channel.get().force(true);
      return channel.get().size();
    } catch (IOException fault) {
      throw cannotWrite(fault);
    }
  }

  private FileChannel open() throws IOException {
    if (channel.isEmpty()) {
      FileChannel opened =
          FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      opened.truncate(kept);
      opened.position(kept);
      channel = Optional.of(opened);
    }
    return channel.get();
  }

  private CommandFailure cannotWrite(IOException fault) {
    return CommandFailure.local(path + " cannot be written: " + fault.getMessage());
  }

  @Override
  public void close() throws CommandFailure {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException fault) {
      throw cannotWrite(fault);
    }
  }
}

package io.signalbox.cli.command;

import io.signalbox.cli.CommandFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Files that are on the disk when a method returns. */
public final class DurableFile {
  private DurableFile() {}

  /** Adds to the file; where that fails, what was added is taken away again if possible. */
  public static void append(Path file, byte[] bytes) throws CommandFailure {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      long end = channel.size();
      try {
        channel.position(end);
        writeAll(channel, bytes);
      } catch (IOException fault) {
        channel.truncate(end);
        throw fault;
      }
    } catch (IOException fault) {
      throw cannotWrite(file, fault);
    }
  }

  /** Replaces the file as a whole: a reader sees the old content or the new one. */
  public static void replace(Path file, byte[] bytes) throws CommandFailure {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              written,
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING))) {
        writeAll(channel, bytes);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fault) {
      throw cannotWrite(file, fault);
    }
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.force(true);
  }

  private static CommandFailure cannotWrite(Path file, IOException fault) {
    return CommandFailure.local(file + " cannot be written: " + fault.getMessage());
  }
}

package io.signalbox.store.embedded;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The files of a {@link Journal} that an earlier run left behind. */
final class JournalFiles {
  private static final String PREFIX = "journal-";

  private JournalFiles() {}

  /** The file whose first change has that number. */
  static Path path(Path directory, long first) {
    return directory.resolve("%s%016x".formatted(PREFIX, first));
  }

  /** All files, in the order of their changes. */
  static List<Path> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .sorted()
          .toList();
    }
  }

  /** Reads the records of a file, up to the first that is not whole. */
  static void read(Path file, Consumer<byte[]> redos) throws IOException {
    long left = Files.size(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      while (left >= Journal.HEADER_BYTES) {
        int length = in.readInt();
        int expected = in.readInt();
        left -= Journal.HEADER_BYTES;
        if (length < Long.BYTES || length > left) {
          return;
        }
        byte[] redo = in.readNBytes(length);
        left -= length;
        CRC32C sum = new CRC32C();
        sum.update(redo);
        if ((int) sum.getValue() != expected) {
          return;
        }
        redos.accept(redo);
      }
    }
  }
}

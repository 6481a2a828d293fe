package io.signalbox.local;

import io.signalbox.store.embedded.EmbeddedStore;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A copy of a hub's store as it is at one moment, in the data folder; removed when it is closed. An
 * erasure removes it before: it has what was erased.
 */
record StoreCopy(Path folder) implements AutoCloseable {
  private static final String NAME = "copy-of-store-";

  /** The request by which a running hub makes a copy. */
  private static final String REQUEST = "copy-store";

  /** Copies the store of a hub that runs, or is stopped. */
  static StoreCopy of(DataFolder data) throws IOException {
    Optional<String> answer = ControlSocket.ask(data.folder(), REQUEST);
    if (answer.isPresent()) {
      return new StoreCopy(Path.of(answer.get()));
    }
    try (EmbeddedStore store = open(data.store())) {
      return make(data, store);
    }
  }

  /** A store that no hub uses; a failure of its disk ends the command. */
  static EmbeddedStore open(Path folder) {
    return EmbeddedStore.open(
        folder,
        Clock.systemUTC(),
        failure -> {
          throw new IllegalStateException(failure.message(), failure.cause());
        });
  }

  /** Makes the copy that the request asks for; where it is. */
  static String answer(String request, DataFolder data, EmbeddedStore store) throws IOException {
    if (!request.equals(REQUEST)) {
      throw new IOException("There is no request " + request);
    }
    return make(data, store).folder().toString();
  }

  private static StoreCopy make(DataFolder data, EmbeddedStore store) throws IOException {
    // What a command that was killed left.
    removeAll(data);
    Path copy = data.folder().toAbsolutePath().resolve(NAME + UUID.randomUUID());
    store.copyTo(copy);
    return new StoreCopy(copy);
  }

  /** Removes the copies in a folder, whoever reads them. */
  static void removeAll(DataFolder data) {
    try (Stream<Path> entries = Files.list(data.folder())) {
      for (Path entry : entries.filter(StoreCopy::isCopy).toList()) {
        delete(entry);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("A copy of the store was not removed", failed);
    }
  }

  /** Where something is written from the copy: it fails once the copy is removed. */
  OutputStream whileThere(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        requireThere();
        out.write(bytes, offset, length);
      }

      @Override
      public void write(int one) throws IOException {
        requireThere();
        out.write(one);
      }
    };
  }

  /**
   * Returns if nothing was erased since the copy was made.
   *
   * @throws IOException otherwise; the message says what to do
   */
  void requireThere() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "the copy of the store was removed meanwhile, by an erasure or another command: call this"
              + " one again");
    }
  }

  /** Whether an entry of a data folder is a copy. */
  static boolean isCopy(Path entry) {
    return entry.getFileName().toString().startsWith(NAME);
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}

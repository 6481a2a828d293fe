package io.signalbox.local;

import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A copy of a hub's store as it is at one moment, in the data folder; removed when it is closed.
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
    try (Stream<Path> entries = Files.list(data.folder())) {
      for (Path entry : entries.filter(StoreCopy::isCopy).toList()) {
        delete(entry);
      }
    }
    Path copy = data.folder().toAbsolutePath().resolve(NAME + UUID.randomUUID());
    store.copyTo(copy);
    return new StoreCopy(copy);
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
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}

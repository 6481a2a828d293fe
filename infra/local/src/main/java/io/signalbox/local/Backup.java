package io.signalbox.local;

import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The data of a hub in one archive file. */
final class Backup {
  /** The request by which a running hub makes a copy of its store. */
  static final String COPY_STORE = "copy-store";

  private static final String COPY = "copy-of-store-";

  private Backup() {}

  /**
   * Writes the archive. A hub that uses the folder goes on working.
   *
   * @param file is not there yet
   * @throws IOException if the file cannot be written; nothing is left of it
   */
  static void write(DataFolder data, Path file) throws IOException {
    Path copy = copyOfStore(data);
    try {
      List<DataArchive.Part> parts = new ArrayList<>();
      parts.add(new DataArchive.Part("store", copy));
      try (Stream<Path> entries = Files.list(data.folder())) {
        entries
            .filter(entry -> !isOfTheProcess(entry))
            .forEach(entry -> parts.add(new DataArchive.Part(name(entry), entry)));
      }
      DataArchive.write(file, parts);
    } finally {
      delete(copy);
    }
  }

  /** Makes the copy that the request asks for; where it is. */
  static String answer(String request, DataFolder data, EmbeddedStore store) throws IOException {
    if (!request.equals(COPY_STORE)) {
      throw new IOException("There is no request " + request);
    }
    return copy(data, store).toString();
  }

  private static Path copyOfStore(DataFolder data) throws IOException {
    Optional<String> answer = ControlSocket.ask(data.folder(), COPY_STORE);
    if (answer.isPresent()) {
      return Path.of(answer.get());
    }
    try (EmbeddedStore store =
        EmbeddedStore.open(
            data.store(),
            Clock.systemUTC(),
            failure -> {
              throw new IllegalStateException(failure.message(), failure.cause());
            })) {
      return copy(data, store);
    }
  }

  private static Path copy(DataFolder data, EmbeddedStore store) throws IOException {
    // What a command that was killed left.
    try (Stream<Path> entries = Files.list(data.folder())) {
      for (Path entry : entries.filter(one -> name(one).startsWith(COPY)).toList()) {
        delete(entry);
      }
    }
    Path copy = data.folder().toAbsolutePath().resolve(COPY + UUID.randomUUID());
    store.copyTo(copy);
    return copy;
  }

  private static boolean isOfTheProcess(Path entry) {
    String name = name(entry);
    return name.equals("store") || name.endsWith(".sock") || name.startsWith(COPY);
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}

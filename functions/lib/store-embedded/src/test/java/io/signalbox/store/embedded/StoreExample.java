package io.signalbox.store.embedded;

import io.signalbox.store.Body;
import io.signalbox.store.Change;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A folder with a log and several table files, as it is when the power fails. */
final class StoreExample {
  static final int ITEMS = 300;

  /** Small, so that the items fill several table files. */
  static final StoreMemory MEMORY = new StoreMemory(4 << 20, 200_000);

  private static final String TABLE = "Things";

  private StoreExample() {}

  /** Fills a new folder, and copies it while it is open. */
  static void crashed(Path folder, Path copy) throws IOException {
    Random random = new Random(1);
    try (EmbeddedStore store = open(folder)) {
      store.stream(TABLE);
      for (int number = 0; number < ITEMS; number++) {
        byte[] body = new byte[1_000];
        random.nextBytes(body);
        Draft draft = Draft.of(new Key("all", "item " + number), Body.of(body));
        store.table(TABLE).insertIfAbsent(draft);
      }
      copy(folder, copy);
    }
  }

  static EmbeddedStore open(Path folder) {
    return open(folder, new ArrayList<>());
  }

  static EmbeddedStore open(Path folder, List<StoreFailure> failures) {
    return EmbeddedStore.open(folder, Clock.systemUTC(), failures::add, MEMORY);
  }

  /** All that is in it. */
  static List<Item> items(EmbeddedStore store) {
    return store.table(TABLE).query(Range.ascending("all", 2 * ITEMS), Consistency.STRONG);
  }

  /** All that its change stream tells, in the order of the keys. */
  static List<Item> told(EmbeddedStore store) {
    return store.stream(TABLE).after(0, 2 * ITEMS).stream()
        .map(Change::item)
        .sorted((one, other) -> one.key().sort().compareTo(other.key().sort()))
        .toList();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  /** The files of a folder and those below it. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

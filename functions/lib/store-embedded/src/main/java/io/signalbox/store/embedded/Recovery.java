package io.signalbox.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Brings the table file up to the journal's last whole change. */
final class Recovery {
  private final Path directory;
  private final TableStore tables;
  private final Maps maps;
  private long last;

  private Recovery(Path directory, TableStore tables) {
    this.directory = directory;
    this.tables = tables;
    this.maps = new Maps(tables.store());
    this.last = tables.through();
  }

  /**
   * Replays the journal into the tables and removes it.
   *
   * @return the number of the last change
   */
  static long run(Path directory, TableStore tables) throws IOException {
    return new Recovery(directory, tables).replay();
  }

  private long replay() throws IOException {
    List<Path> files = JournalFiles.in(directory);
    for (Path file : files) {
      JournalFiles.read(file, this::replay);
    }
    if (!files.isEmpty()) {
      tables.write(last);
      tables.force();
      for (Path file : files) {
        Files.delete(file);
      }
    }
    return last;
  }

  private void replay(byte[] redo) {
    long number = Redo.number(redo);
    if (number > last + 1) {
      throw new IllegalStateException(
          "The journal in %s is damaged: change %d is missing"
              .formatted(directory.toAbsolutePath(), last + 1));
    }
    if (number == last + 1) {
      Redo.replay(redo, maps::open);
      last = number;
    }
  }
}

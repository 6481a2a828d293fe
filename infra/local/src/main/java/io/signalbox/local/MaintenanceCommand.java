package io.signalbox.local;

import io.signalbox.store.embedded.StoreMaintenance;
import io.signalbox.store.embedded.StoreReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The commands that look after a data folder: verify, repair, backup and restore. */
enum MaintenanceCommand implements Command {
  VERIFY {
    @Override
    void run(Path folder, Optional<Path> file, PrintStream out) throws IOException {
      print(StoreMaintenance.verify(DataFolder.existing(folder).store()), out);
    }
  },

  REPAIR {
    @Override
    void run(Path folder, Optional<Path> file, PrintStream out) throws IOException {
      StoreReport report =
          StoreMaintenance.repair(DataFolder.existing(folder).store(), Clock.systemUTC().instant());
      report.damage().forEach(line -> out.println("lost: " + line));
      printRows(report, out);
      out.println("The store is repaired");
    }
  },

  BACKUP {
    @Override
    void run(Path folder, Optional<Path> file, PrintStream out) throws IOException {
      Backup.write(DataFolder.existing(folder), file.orElseThrow());
      out.println("The backup is " + file.orElseThrow());
    }
  },

  RESTORE {
    @Override
    void run(Path folder, Optional<Path> file, PrintStream out) throws IOException {
      requireEmpty(folder);
      DataFolder.makePrivateFolder(folder);
      DataFolder data = new DataFolder(folder);
      data.beginRestore();
      DataArchive.extract(file.orElseThrow(), folder.toAbsolutePath().normalize());
      StoreReport report = StoreMaintenance.verify(data.store());
      data.endRestore();
      print(report, out);
    }
  };

  /** All of them by their names. */
  static Map<String, Command> all() {
    Map<String, Command> all = new TreeMap<>();
    for (MaintenanceCommand command : values()) {
      all.put(command.name().toLowerCase(Locale.ROOT), command);
    }
    return all;
  }

  abstract void run(Path folder, Optional<Path> file, PrintStream out) throws IOException;

  @Override
  public void run(List<String> words, Surroundings surroundings) throws Misuse, IOException {
    Arguments arguments = new Arguments(words);
    Path folder = Path.of("signalbox-data");
    Optional<Path> file = Optional.empty();
    Optional<String> word = arguments.next();
    while (word.isPresent()) {
      if (word.get().equals("--data")) {
        folder = Path.of(arguments.value("--data"));
      } else if (takesFile() && file.isEmpty() && !word.get().startsWith("-")) {
        file = Optional.of(Path.of(word.get()));
      } else {
        throw new Misuse("There is no option " + word.get());
      }
      word = arguments.next();
    }
    if (takesFile() && file.isEmpty()) {
      throw new Misuse("The command needs a file");
    }
    try {
      run(folder, file, surroundings.out());
    } finally {
      new DataFolder(folder).giveToOwner();
    }
  }

  private boolean takesFile() {
    return this == BACKUP || this == RESTORE;
  }

  private static void print(StoreReport report, PrintStream out) throws IOException {
    printRows(report, out);
    if (!report.damage().isEmpty()) {
      throw new IOException(
          "the store is damaged\n"
              + String.join("\n", report.damage())
              + "\nThe command repair keeps what can be read");
    }
    out.println("Everything can be read");
  }

  private static void printRows(StoreReport report, PrintStream out) {
    report.rows().forEach((name, rows) -> out.printf("%,12d %s%n", rows, name));
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new IOException(folder + " is not empty; name another folder with --data");
        }
      }
    }
  }
}

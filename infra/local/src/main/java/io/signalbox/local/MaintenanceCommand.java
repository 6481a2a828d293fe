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
  VERIFY(
      """
      usage: $HUB verify [--data DIR]
      Reads everything in the data folder of a stopped hub and verifies its checksums. Changes nothing.
      Ends with 1 if something is damaged, and says what.
      """) {
    @Override
    void run(Path folder, Optional<Path> file, PrintStream out) throws IOException {
      print(StoreMaintenance.verify(new DataFolder(folder).store()), out);
    }
  },

  REPAIR(
      """
      usage: $HUB repair [--data DIR]
      Rebuilds the store of a stopped hub from everything that can be read, and lists what cannot. The
      damaged files stay in the data folder, in store/damaged-TIME.
      """) {
    @Override
    void run(Path folder, Optional<Path> file, PrintStream out) throws IOException {
      StoreReport report =
          StoreMaintenance.repair(new DataFolder(folder).store(), Clock.systemUTC().instant());
      report.damage().forEach(line -> out.println("lost: " + line));
      printRows(report, out);
      out.println("The store is repaired");
    }
  },

  BACKUP(
      """
      usage: $HUB backup FILE [--data DIR]
      Writes all data of a running or stopped hub, with its secrets, to a new file.
      """) {
    @Override
    void run(Path folder, Optional<Path> file, PrintStream out) throws IOException {
      Backup.write(new DataFolder(folder), file.orElseThrow());
      out.println("The backup is " + file.orElseThrow());
    }
  },

  RESTORE(
      """
      usage: $HUB restore FILE [--data DIR]
      Creates a data folder from a backup. The folder must be empty or not exist.
      """) {
    @Override
    void run(Path folder, Optional<Path> file, PrintStream out) throws IOException {
      requireEmpty(folder);
      DataFolder.makePrivateFolder(folder);
      DataArchive.extract(file.orElseThrow(), folder.toAbsolutePath().normalize());
      print(StoreMaintenance.verify(new DataFolder(folder).store()), out);
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

  private final String usage;

  MaintenanceCommand(String usage) {
    this.usage = usage;
  }

  abstract void run(Path folder, Optional<Path> file, PrintStream out) throws IOException;

  @Override
  public String usage() {
    return usage;
  }

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
    run(folder, file, surroundings.out());
  }

  private boolean takesFile() {
    return usage.contains("FILE");
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

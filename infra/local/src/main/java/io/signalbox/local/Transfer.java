package io.signalbox.local;

import io.signalbox.runtime.template.Template;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.transfer.Export;
import io.signalbox.transfer.HubTable;
import io.signalbox.transfer.Import;
import io.signalbox.transfer.ImportReport;
import io.signalbox.transfer.MissingSecrets;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Takes a hub's data to a file, and from a file. */
final class Transfer {
  private static final int BUFFER_BYTES = 1 << 16;

  private Transfer() {}

  /** Writes the file: whole, or it is not there. */
  static void exportTo(TransferCommand.Choice choice, Template template, PrintStream out)
      throws IOException {
    if (choice.stack().isPresent()) {
      TransferPlace place = TransferPlace.stack(choice.stack().get(), template);
      export(place, choice, template, stream -> stream, out);
      return;
    }
    try (StoreCopy copy = StoreCopy.of(DataFolder.existing(choice.data().folder()));
        EmbeddedStore store = StoreCopy.open(copy.folder())) {
      TransferPlace place = TransferPlace.local(choice.data(), store, template);
      export(place, choice, template, copy::whileThere, out);
    }
  }

  private static void export(
      TransferPlace place,
      TransferCommand.Choice choice,
      Template template,
      UnaryOperator<OutputStream> guard,
      PrintStream out)
      throws IOException {
    Path file = choice.file().toAbsolutePath();
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(choice.file() + " is there already");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    DataFolder.makePrivateFile(part);
    Map<HubTable, Long> lines;
    try (OutputStream stream =
        new BufferedOutputStream(
            guard.apply(Files.newOutputStream(part, StandardOpenOption.WRITE)), BUFFER_BYTES)) {
      lines =
          Export.write(place.data(), choice.special() ? place.values(template) : Map.of(), stream);
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(part);
      throw failed;
    }
    DataFolder.force(part);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    lines.forEach((table, count) -> out.printf("%,12d %s%n", count, table.id()));
    out.println("The export is " + choice.file());
  }

  /** Imports a file; a hub on this machine does not start before it is imported whole. */
  static void importFrom(TransferCommand.Choice choice, Template template, PrintStream out)
      throws IOException {
    if (choice.stack().isPresent()) {
      importInto(TransferPlace.stack(choice.stack().get(), template), choice, out);
      return;
    }
    DataFolder data = choice.data();
    if (!Files.exists(data.folder())) {
      DataFolder.makePrivateFolder(data.folder());
      data.beginImport();
    }
    try (EmbeddedStore store = StoreCopy.open(data.store())) {
      importInto(TransferPlace.local(data, store, template), choice, out);
    }
    data.endImport();
  }

  private static void importInto(
      TransferPlace place, TransferCommand.Choice choice, PrintStream out) throws IOException {
    if (!choice.special() && !Import.isEmpty(place.data())) {
      throw new IOException(
          "the hub has data: import into a new one, or go on with an import of the same file that"
              + " did not end, by --resume");
    }
    ImportReport report = Import.run(choice.file(), place.data(), place.secrets());
    new TreeMap<>(report.imported())
        .forEach((table, count) -> out.printf("%,12d %s%n", count, table));
    if (report.differing() > 0) {
      out.printf(
          "%,d lines differ from what the hub has, which stays; the first are %s%n",
          report.differing(), report.differingLines());
    }
    MissingSecrets.of(place.data(), place.secrets())
        .forEach(setting -> out.println("Set the credentials of " + setting + " anew"));
    out.println("The import is complete");
  }
}

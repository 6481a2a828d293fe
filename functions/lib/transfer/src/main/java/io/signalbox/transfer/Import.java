package io.signalbox.transfer;

import io.signalbox.envelopes.EnvelopeTransfer;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts an export into a hub. The file is read whole before anything is written, so that nothing is
 * written of one that is damaged. Then readers come behind what they read, and what had not been
 * routed comes last, so that fanout finds settings and feeds as they were.
 *
 * <p>Each line is written if nothing is there. So the same file can be imported again, when an
 * import ended before its end.
 */
public final class Import {

  /** What is written when; the lines of a step are those that begin so. */
  private enum Step {
    DATA,
    READERS,
    UNROUTED;

    static Step of(FileLine line) {
      return switch (line) {
        case FileLine.StoredItem item when item.table() == HubTable.READERS -> READERS;
        case FileLine.StoredBody body when !body.routed() -> UNROUTED;
        case FileLine.StoredItem _,
            FileLine.StoredBody _,
            FileLine.Secret _,
            FileLine.Beginning _,
            FileLine.Ending _ ->
            DATA;
      };
    }
  }

  private record Numbered(long number, FileLine line) {}

  private static final Workers WORKERS = new Workers(64);
  private static final int CHARACTERS_AT_ONCE = 2_000_000;
  private static final int LINES_AT_ONCE = 2_000;

  private final Path file;
  private final HubData data;
  private final Secrets secrets;
  private final EnvelopeTransfer envelopes;
  private final ReaderWaking readers;
  private final ImportReport report = new ImportReport();

  private Import(Path file, HubData data, Secrets secrets) {
    this.file = file;
    this.data = data;
    this.secrets = secrets;
    this.envelopes = new EnvelopeTransfer(data.table(HubTable.ENVELOPES), data.coding());
    this.readers = new ReaderWaking(data);
  }

  /**
   * Imports a file.
   *
   * @throws TransferException if a line cannot be read, or the file is cut off; nothing was written
   * @throws io.signalbox.store.StoreException if the hub's store does not work; what was written
   *     stays, and the same file can be imported again
   */
  public static ImportReport run(Path file, HubData data, Secrets secrets) throws IOException {
    Import run = new Import(file, data, secrets);
    run.check();
    for (Step step : Step.values()) {
      run.write(step);
    }
    return run.report;
  }

  /** Whether nothing was imported or accepted yet. */
  public static boolean isEmpty(HubData data) {
    for (HubTable table : HubTable.values()) {
      if (!data.scan(table).behind(Optional.empty()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void check() throws IOException {
    try (LineReader lines = new LineReader(Files.newInputStream(file))) {
      Optional<FileLine> last = Optional.empty();
      for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
        FileLine line = FileLine.parse(text.get(), lines.number());
        if (last.isEmpty() != line instanceof FileLine.Beginning) {
          throw TransferException.atLine(
              lines.number(), "an export begins with the line of its format, and has one of them");
        }
        if (last.isPresent() && last.get() instanceof FileLine.Ending) {
          throw TransferException.atLine(lines.number(), "something follows the last line");
        }
        last = Optional.of(line);
      }
      long expected = last.orElse(null) instanceof FileLine.Ending(long count) ? count : 0;
      if (expected == 0) {
        throw TransferException.atLine(lines.number(), "the file was cut off: its end is missing");
      }
      if (expected != lines.number()) {
        throw new TransferException(
            "the file has %d lines, and %d were exported".formatted(lines.number(), expected));
      }
    }
  }

  private void write(Step step) throws IOException {
    try (LineReader lines = new LineReader(Files.newInputStream(file))) {
      List<Numbered> batch = new ArrayList<>();
      long characters = 0;
      for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
        FileLine line = FileLine.parse(text.get(), lines.number());
        if (Step.of(line) == step) {
          batch.add(new Numbered(lines.number(), line));
          characters += text.get().length();
        }
        if (characters > CHARACTERS_AT_ONCE || batch.size() == LINES_AT_ONCE) {
          write(batch);
          batch.clear();
          characters = 0;
        }
      }
      write(batch);
    }
  }

  private void write(List<Numbered> batch) {
    if (batch.isEmpty()) {
      return;
    }
    WORKERS.inParallel(
        List.copyOf(batch),
        one -> {
          write(one);
          return List.of();
        });
  }

  private void write(Numbered one) {
    switch (one.line()) {
      case FileLine.Beginning _, FileLine.Ending _ -> {}
      case FileLine.Secret secret -> {
        boolean stands = secrets.putIfAbsent(secret.name(), secret.value()).equals(secret.value());
        report.count("secrets", one.number(), stands);
      }
      case FileLine.StoredItem(HubTable table, Draft draft) ->
          report.count(table.id(), one.number(), stands(table, draft));
      case FileLine.StoredBody body -> {
        EnvelopeTransfer writer =
            body.routed()
                ? envelopes
                : new EnvelopeTransfer(data.envelopesForFanout().get(), data.coding());
        boolean stands = writer.write(body.key(), body.json(), body.routed(), body.expires());
        report.count(HubTable.ENVELOPES.id(), one.number(), stands);
      }
    }
  }

  private boolean stands(HubTable table, Draft draft) {
    Insertion insertion = data.table(table).insertIfAbsent(draft);
    if (table == HubTable.READERS) {
      readers.wake(draft.key());
      // One that is there has gone on since an earlier import.
      return true;
    }
    return switch (insertion) {
      case Insertion.Inserted _ -> true;
      case Insertion.Present(Item item) -> item.draft().equals(draft);
    };
  }
}

package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ImportRecord;
import io.signalbox.directory.ObjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes the directory have what a source has. Objects that the source brought before and has no
 * more go; those that others brought, or that were written by hand, stay. Readers see all of an
 * import or nothing. Methods throw {@link io.signalbox.store.StoreException}.
 */
public final class DirectoryImporter {
  private static final int TRIES = 3;

  private final DirectoryStore store;
  private final Clock clock;

  public DirectoryImporter(DirectoryStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What {@link #run} would do now. */
  public ImportPlan plan(SourceData data, String writer) {
    return new ImportPlanner(store.current(), data).plan(writer, clock.instant());
  }

  /** Does it, whatever it changes. */
  public Imported run(SourceData data, String writer, Optional<Integer> confirmedRemovals) {
    return run(data, writer, confirmedRemovals, _ -> false);
  }

  /**
   * Does it.
   *
   * @param writer the instance that asks
   * @param confirmedRemovals how many objects the asker agrees to have removed, if more than a
   *     tenth go
   * @param mustWait the objects that an import may not change, for others must approve it
   */
  public Imported run(
      SourceData data,
      String writer,
      Optional<Integer> confirmedRemovals,
      Predicate<ObjectId> mustWait) {
    for (int tries = 0; tries < TRIES; tries++) {
      DirectoryView base = store.current();
      ImportPlan plan = new ImportPlanner(base, data).plan(writer, clock.instant());
      switch (plan) {
        case ImportPlan.Invalid invalid -> {
          return new Imported.Refused(invalid);
        }
        case ImportPlan.Conflicting conflicting -> {
          return new Imported.Refused(conflicting);
        }
        case ImportPlan.Ready(ImportDiff diff, var changes) -> {
          List<ObjectId> waiting = diff.changes().filter(mustWait).toList();
          if (!waiting.isEmpty()) {
            return new Imported.NeedsApproval(waiting);
          }
          int removals = diff.removed().size();
          if (diff.removesMuch() && confirmedRemovals.filter(n -> n == removals).isEmpty()) {
            return new Imported.Unconfirmed(diff);
          }
          if (diff.isEmpty()) {
            return new Imported.Done(base.revision(), diff);
          }
          remember(base, data.source(), writer, diff, changes);
          Optional<DirectoryView> committed = store.commit(base, changes);
          if (committed.isPresent()) {
            return new Imported.Done(committed.get().revision(), diff);
          }
        }
      }
    }
    return new Imported.Outrun();
  }

  private void remember(
      DirectoryView base, String source, String writer, ImportDiff diff, Changes changes) {
    Instant now = clock.instant();
    base.imports().stream().filter(done -> !now.isBefore(done.until())).forEach(changes::forget);
    changes.remember(
        new ImportRecord(
            base.revision() + 1,
            store.keep(base),
            source,
            now,
            writer,
            new ImportRecord.Counts(
                diff.added().size(), diff.changed().size(), diff.removed().size())));
  }
}

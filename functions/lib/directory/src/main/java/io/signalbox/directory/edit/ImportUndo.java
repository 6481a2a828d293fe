package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ImportRecord;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.index.BlockGone;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gives the directory back what an import took or changed, and takes what it brought. What somebody
 * has changed since stays. Readers see all of it or nothing. Methods throw {@link
 * io.signalbox.store.StoreException}.
 */
public final class ImportUndo {
  private static final int TRIES = 3;

  private final DirectoryStore store;
  private final Clock clock;

  public ImportUndo(DirectoryStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The imports that are remembered and not too old, the latest first. */
  public List<ImportRecord> imports() {
    return imports(store.current());
  }

  /**
   * What {@link #run} would do now.
   *
   * @param revision the one that the import made
   */
  public Undone plan(long revision, Predicate<ObjectId> mustWait) {
    return run(revision, mustWait, false);
  }

  /**
   * Undoes an import.
   *
   * @param revision the one that the import made
   * @param mustWait the objects that others must approve a change of
   */
  public Undone run(long revision, Predicate<ObjectId> mustWait) {
    return run(revision, mustWait, true);
  }

  private List<ImportRecord> imports(DirectoryView view) {
    return view.imports().stream().filter(one -> clock.instant().isBefore(one.until())).toList();
  }

  private Undone run(long revision, Predicate<ObjectId> mustWait, boolean isMeant) {
    try {
      return attempts(revision, mustWait, isMeant);
    } catch (BlockGone erased) {
      return new Undone.Gone();
    }
  }

  private Undone attempts(long revision, Predicate<ObjectId> mustWait, boolean isMeant) {
    for (int tries = 0; tries < TRIES; tries++) {
      DirectoryView now = store.current();
      List<ImportRecord> known = imports(now);
      Optional<ImportRecord> done =
          known.stream().filter(one -> one.revision() == revision).findFirst();
      if (done.isEmpty()) {
        return new Undone.Absent();
      }
      Optional<ImportRecord> later =
          known.stream()
              .filter(one -> one.revision() > revision)
              .filter(one -> one.source().equals(done.get().source()))
              .findFirst();
      if (later.isPresent()) {
        return new Undone.Followed(later.get().revision());
      }
      Optional<DirectoryView> former = store.former(done.get());
      if (former.isEmpty()) {
        return new Undone.Gone();
      }
      UndoPlanner planner = UndoPlanner.of(former.get(), now, done.get());
      Undone.Diff diff = planner.diff();
      List<ObjectId> waiting =
          Stream.concat(diff.restored().stream(), diff.removed().stream())
              .filter(mustWait)
              .toList();
      List<ImportFault> faults = planner.faults();
      if (!faults.isEmpty() || !waiting.isEmpty()) {
        return faults.isEmpty()
            ? new Undone.NeedsApproval(waiting)
            : new Undone.Conflicting(faults);
      }
      if (!isMeant) {
        return new Undone.Done(now.revision(), diff);
      }
      Optional<DirectoryView> committed = store.commit(now, planner.changes());
      if (committed.isPresent()) {
        return new Undone.Done(committed.get().revision(), diff);
      }
    }
    return new Undone.Outrun();
  }
}

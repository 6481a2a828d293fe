package io.signalbox.directory.edit;

import io.signalbox.directory.ObjectId;
import java.util.List;

/** What became of the request to undo an import. */
public sealed interface Undone {

  /**
   * Readers see it whole from now on; of a plan, it can be done.
   *
   * @param revision the directory's
   */
  record Done(long revision, Diff diff) implements Undone {}

  /**
   * What undoing changes.
   *
   * @param restored the objects that are as they were before the import
   * @param removed the objects that the import had added
   * @param kept the objects that somebody has changed since; they stay as they are
   */
  record Diff(List<ObjectId> restored, List<ObjectId> removed, List<ObjectId> kept) {
    public Diff {
      restored = List.copyOf(restored);
      removed = List.copyOf(removed);
      kept = List.copyOf(kept);
    }
  }

  /** No such import is remembered: there was none, it was undone, or it is too old. */
  record Absent() implements Undone {}

  /** The source was imported again since; that must be undone first. */
  record Followed(long revision) implements Undone {}

  /** A part of the directory as it was is gone: somebody had it erased. */
  record Gone() implements Undone {}

  /** Others refer to what would go, or what would come back refers to what is gone. */
  record Conflicting(List<ImportFault> faults) implements Undone {
    public Conflicting {
      faults = List.copyOf(faults);
    }
  }

  /** It would change these, which others must approve; nothing was done. */
  record NeedsApproval(List<ObjectId> objects) implements Undone {
    public NeedsApproval {
      objects = List.copyOf(objects);
    }
  }

  /** Others changed the directory again and again meanwhile; nothing was done. */
  record Outrun() implements Undone {}
}

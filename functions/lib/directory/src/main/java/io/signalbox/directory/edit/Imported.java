package io.signalbox.directory.edit;

import io.signalbox.directory.ObjectId;
import java.util.List;

/** What became of an import. */
public sealed interface Imported {

  /**
   * Readers see it whole from now on.
   *
   * @param revision the directory's; the one before, where nothing changed
   */
  record Done(long revision, ImportDiff diff) implements Imported {}

  /** It would remove more than a tenth of what the source brought; nothing was done. */
  record Unconfirmed(ImportDiff diff) implements Imported {}

  /** It would change these, which others must approve; nothing was done. */
  record NeedsApproval(List<ObjectId> objects) implements Imported {
    public NeedsApproval {
      objects = List.copyOf(objects);
    }
  }

  /** Nothing was done. */
  record Refused(ImportPlan plan) implements Imported {}

  /** Others changed the directory again and again meanwhile; nothing was done. */
  record Outrun() implements Imported {}
}

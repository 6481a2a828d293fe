package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Stored;
import java.util.Optional;

/**
 * Says what a writer may change. It is asked with the revision that the change is made from, again
 * for each try.
 */
public interface ChangeGuard {
  /** Lets everything pass. */
  ChangeGuard NONE =
      new ChangeGuard() {
        @Override
        public Decision onPut(
            DirectoryView base,
            Optional<Stored<DirectoryObject>> standing,
            DirectoryObject object) {
          return new Decision.Allowed(object);
        }

        @Override
        public Optional<Edited> onRemove(DirectoryView base, Stored<DirectoryObject> standing) {
          return Optional.empty();
        }
      };

  /** Decides on a write. */
  Decision onPut(
      DirectoryView base, Optional<Stored<DirectoryObject>> standing, DirectoryObject object);

  /** The refusal of a removal; empty where it may be. */
  Optional<Edited> onRemove(DirectoryView base, Stored<DirectoryObject> standing);

  /** What becomes of a write. */
  sealed interface Decision {
    /** It may be written, as this. */
    record Allowed(DirectoryObject object) implements Decision {}

    /** It may not. */
    record Refused(Edited reason) implements Decision {}
  }
}

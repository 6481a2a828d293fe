package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Fault;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Stored;
import java.util.List;

/** What became of a change of one object. */
public sealed interface Edited {

  /** It stands. */
  record Done(Stored<DirectoryObject> stored, boolean created) implements Edited {}

  /** It is no more. */
  record Removed() implements Edited {}

  /** There is no such object. */
  record Absent() implements Edited {}

  /** What stands is not what the request is about, or changed again and again meanwhile. */
  record Stale() implements Edited {}

  /** The writer may not do that. */
  record Forbidden() implements Edited {}

  /** The object is wrong by itself, or among the others. */
  record Invalid(List<Fault> faults) implements Edited {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /** The object refers to some that are not there. */
  record Dangling(List<ObjectId> missing) implements Edited {
    public Dangling {
      missing = List.copyOf(missing);
    }
  }

  /** Others refer to the object. */
  record InUse(List<ObjectId> referrers) implements Edited {
    public InUse {
      referrers = List.copyOf(referrers);
    }
  }
}

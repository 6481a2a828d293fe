package io.signalbox.directory.edit;

import java.util.List;

/** What an import would do to a revision of the directory. */
public sealed interface ImportPlan {

  /** It can be done. */
  record Ready(ImportDiff diff, Changes changes) implements ImportPlan {}

  /** Something in it is wrong. */
  record Invalid(List<ImportFault> faults) implements ImportPlan {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /** It refers to what is not there, or removes what others refer to. */
  record Conflicting(List<ImportFault> faults) implements ImportPlan {
    public Conflicting {
      faults = List.copyOf(faults);
    }
  }
}

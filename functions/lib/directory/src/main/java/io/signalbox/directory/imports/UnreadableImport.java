package io.signalbox.directory.imports;

import io.signalbox.directory.edit.ImportFault;
import java.util.List;

/** Something in what a source sent is wrong; nothing of it is taken. */
public final class UnreadableImport extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<ImportFault> faults;

  UnreadableImport(List<ImportFault> faults) {
    super("An import has " + faults.size() + " faults");
    this.faults = List.copyOf(faults);
  }

  /** At least one. */
  public List<ImportFault> faults() {
    return faults;
  }
}

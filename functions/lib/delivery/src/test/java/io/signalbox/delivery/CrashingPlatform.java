package io.signalbox.delivery;

import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.Platform;

/**
 * A platform on which the process dies at a replacement in one of the tables, before it takes
 * effect. Nothing is replaced there by a dead process.
 */
public final class CrashingPlatform extends ForwardingPlatform {
  private final String table;
  private final int replacementsBefore;

  public CrashingPlatform(Platform platform, String table, int replacementsBefore) {
    super(platform);
    this.table = table;
    this.replacementsBefore = replacementsBefore;
  }

  /** Stands for the end of the process. */
  public static final class Crash extends RuntimeException {}

  @Override
  public DueTable dueTable(String variable) {
    DueTable standing = super.dueTable(variable);
    return variable.equals(table) ? new CrashingTable(standing, replacementsBefore) : standing;
  }

  private static final class CrashingTable extends ForwardingDueTable {
    private int replacementsLeft;

    CrashingTable(DueTable table, int replacementsLeft) {
      super(table);
      this.replacementsLeft = replacementsLeft;
    }

    @Override
    public boolean replaceIfVersion(Draft draft, long expected) {
      if (replacementsLeft-- <= 0) {
        throw new Crash();
      }
      return super.replaceIfVersion(draft, expected);
    }
  }
}

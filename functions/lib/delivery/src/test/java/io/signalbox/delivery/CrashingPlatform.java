package io.signalbox.delivery;

import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * A platform on which the process dies at a replacement in one of the tables, before it takes
 * effect. Nothing is replaced there by a dead process.
 */
public record CrashingPlatform(Platform platform, String table, int replacementsBefore)
    implements Platform {

  /** Stands for the end of the process. */
  public static final class Crash extends RuntimeException {}

  @Override
  public Environment environment() {
    return platform.environment();
  }

  @Override
  public Table table(String variable) {
    return platform.table(variable);
  }

  @Override
  public DueTable dueTable(String variable) {
    DueTable standing = platform.dueTable(variable);
    return variable.equals(table) ? new CrashingTable(standing, replacementsBefore) : standing;
  }

  @Override
  public MessageQueue queue(String variable) {
    return platform.queue(variable);
  }

  @Override
  public Mailer mailer() {
    return platform.mailer();
  }

  @Override
  public Secrets secrets() {
    return platform.secrets();
  }

  @Override
  public Clock clock() {
    return platform.clock();
  }

  @Override
  public RandomGenerator random() {
    return platform.random();
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

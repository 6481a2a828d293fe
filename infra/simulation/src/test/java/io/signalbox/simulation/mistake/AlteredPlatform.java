package io.signalbox.simulation.mistake;

import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A platform whose tables behave as if the code above them had a mistake. */
final class AlteredPlatform extends ForwardingPlatform {
  private final BiFunction<String, DueTable, DueTable> tables;

  /**
   * @param tables makes a table of the one that a variable names
   */
  AlteredPlatform(Platform platform, BiFunction<String, DueTable, DueTable> tables) {
    super(platform);
    this.tables = tables;
  }

  /** A platform of which one table is altered. */
  static Platform altering(Platform platform, String altered, UnaryOperator<DueTable> alteration) {
    return new AlteredPlatform(
        platform, (variable, table) -> variable.equals(altered) ? alteration.apply(table) : table);
  }

  @Override
  public Table table(String variable) {
    return dueTable(variable);
  }

  @Override
  public DueTable dueTable(String variable) {
    return tables.apply(variable, super.dueTable(variable));
  }
}

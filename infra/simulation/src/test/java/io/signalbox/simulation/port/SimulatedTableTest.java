package io.signalbox.simulation.port;

import io.signalbox.simulation.engine.Calls;
import io.signalbox.store.DueTable;
import io.signalbox.store.DueTableContract;
import io.signalbox.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;

/** A table in a simulation in which nothing goes wrong. */
class SimulatedTableTest implements DueTableContract {
  private final InSimulation simulation = new InSimulation();
  private final EmbeddedStore store = EmbeddedStore.inMemory(simulation.process().clock());
  private final DueTable table =
      simulation.outside(
          DueTable.class,
          new SimulatedTable(
              new SharedTable(
                  "table", store.table("table"), store.table("copy"), simulation.simulator()),
              simulation.process(),
              simulation.calls(),
              Calls.LONGEST));

  @Override
  public DueTable table() {
    return table;
  }

  @AfterEach
  void close() {
    simulation.close();
    store.close();
  }
}

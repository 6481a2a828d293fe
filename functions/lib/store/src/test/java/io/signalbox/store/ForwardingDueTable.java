package io.signalbox.store;

import java.time.Instant;
import java.util.List;

/** The same for a table with the due index. */
public class ForwardingDueTable extends ForwardingTable implements DueTable {
  private final DueTable table;

  public ForwardingDueTable(DueTable table) {
    super(table);
    this.table = table;
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    return table.due(until, limit);
  }
}

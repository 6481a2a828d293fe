package io.signalbox.store.embedded;

import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import io.signalbox.store.TableScan;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The platform of one function on the embedded store; variables hold the names of tables there. */
public record EmbeddedPlatform(
    EmbeddedStore store,
    Environment environment,
    Mailer mailer,
    Secrets secrets,
    Clock clock,
    RandomGenerator random)
    implements Platform {

  @Override
  public Table table(String variable) {
    return dueTable(variable);
  }

  @Override
  public DueTable dueTable(String variable) {
    return store.table(environment.required(variable));
  }

  @Override
  public TableScan scan(String variable) {
    return store.scan(environment.required(variable));
  }

  @Override
  public MessageQueue queue(String variable) {
    return store.queue(environment.required(variable));
  }
}

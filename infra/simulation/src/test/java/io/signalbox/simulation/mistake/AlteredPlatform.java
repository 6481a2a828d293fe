package io.signalbox.simulation.mistake;

import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * A platform whose tables behave as if the code above them had a mistake.
 *
 * @param tables makes a table of the one that a variable names
 */
record AlteredPlatform(Platform platform, BiFunction<String, DueTable, DueTable> tables)
    implements Platform {
  @Override
  public Environment environment() {
    return platform.environment();
  }

  @Override
  public Table table(String variable) {
    return dueTable(variable);
  }

  @Override
  public DueTable dueTable(String variable) {
    return tables.apply(variable, platform.dueTable(variable));
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
  public void sleep(Duration time) throws InterruptedException {
    platform.sleep(time);
  }

  @Override
  public RandomGenerator random() {
    return platform.random();
  }
}

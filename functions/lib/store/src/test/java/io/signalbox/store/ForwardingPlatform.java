package io.signalbox.store;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** A platform like another but for what a subclass says. */
public abstract class ForwardingPlatform implements Platform {
  private final Platform platform;

  protected ForwardingPlatform(Platform platform) {
    this.platform = platform;
  }

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
    return platform.dueTable(variable);
  }

  @Override
  public TableScan scan(String variable) {
    return platform.scan(variable);
  }

  @Override
  public LoadBudget loads() {
    return platform.loads();
  }

  @Override
  public Shared shared() {
    return platform.shared();
  }

  @Override
  public Belongings belongings() {
    return platform.belongings();
  }

  @Override
  public MessageQueue queue(String variable) {
    return platform.queue(variable);
  }

  @Override
  public RemoteFunction function(String variable) {
    return platform.function(variable);
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

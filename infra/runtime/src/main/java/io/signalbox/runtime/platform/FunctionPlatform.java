package io.signalbox.runtime.platform;

import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.LocalNames;
import io.signalbox.runtime.template.TableSpec;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.Belongings;
import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.RemoteFunction;
import io.signalbox.store.Secrets;
import io.signalbox.store.Shared;
import io.signalbox.store.Table;
import io.signalbox.store.TableScan;
import io.signalbox.store.telemetry.Metrics;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The platform of one function: the tables, queues and secrets of the machine, as far as the
 * template lets this function use them.
 */
public final class FunctionPlatform implements Platform {
  private final Machine machine;
  private final Template template;
  private final FunctionSpec function;
  private final Environment environment;
  private final Shared shared;

  public FunctionPlatform(Machine machine, Template template, FunctionSpec function) {
    this.machine = machine;
    this.template = template;
    this.function = function;
    this.environment = new Environment(function.environment());
    this.shared = machine.memory().get();
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Table table(String variable) {
    return guarded(spec(variable));
  }

  @Override
  public DueTable dueTable(String variable) {
    TableSpec table = spec(variable);
    if (!table.dueIndex()) {
      throw new IllegalStateException(table.name() + " has no due index in template.yaml");
    }
    return guarded(table);
  }

  @Override
  public TableScan scan(String variable) {
    TableSpec table = spec(variable);
    Guard guard = guard(LocalNames.tableArn(table.name()));
    TableScan scan = machine.store().scan(table.name());
    return last -> {
      guard.require("dynamodb:Scan");
      return scan.behind(last);
    };
  }

  @Override
  public Shared shared() {
    return shared;
  }

  @Override
  public Belongings belongings() {
    return machine.belongings();
  }

  @Override
  public MessageQueue queue(String variable) {
    String name = environment.required(variable);
    if (!template.queues().containsKey(name)) {
      throw new IllegalStateException(variable + " names no queue of template.yaml");
    }
    return new GuardedQueue(machine.store().queue(name), guard(LocalNames.queueArn(name)));
  }

  @Override
  public RemoteFunction function(String variable) {
    String alias = environment.required(variable);
    Guard guard = guard(alias);
    return event -> {
      guard.require("lambda:InvokeFunction");
      return machine.calls().call(LocalNames.functionOf(alias), event);
    };
  }

  @Override
  public Mailer mailer() {
    Guard guard = guard("*");
    return mail -> {
      guard.require("ses:SendRawEmail");
      return machine.mailer().send(mail);
    };
  }

  @Override
  public Secrets secrets() {
    return new GuardedSecrets(
        machine.secrets(), function, environment.required("SECRETS_PREFIX"), machine.accesses());
  }

  @Override
  public Clock clock() {
    return machine.clock();
  }

  @Override
  public Metrics metrics() {
    return machine.metrics();
  }

  @Override
  public RandomGenerator random() {
    return machine.random();
  }

  private TableSpec spec(String variable) {
    @Nullable TableSpec table = template.tables().get(environment.required(variable));
    if (table == null) {
      throw new IllegalStateException(variable + " names no table of template.yaml");
    }
    return table;
  }

  private Guard guard(String resource) {
    return new Guard(function, resource, machine.accesses());
  }

  private GuardedTable guarded(TableSpec table) {
    return new GuardedTable(
        machine.store().table(table.name()),
        guard(LocalNames.tableArn(table.name())),
        guard(LocalNames.dueIndexArn(table.name())));
  }
}

package io.signalbox.simulation.port;

import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The platform of one process.
 *
 * @param random seeded
 */
public record SimulatedPlatform(
    Machine machine,
    Environment environment,
    SimulatedProcess process,
    Calls calls,
    RandomGenerator random)
    implements Platform {

  /** What all processes of a hub share. */
  public interface Machine {
    SharedTable table(String name);

    void enqueue(String queue, MessageQueue.Message message);

    /** Whether a queue loses a message that it has taken, where it is one that it may lose. */
    boolean loses(MessageQueue.Message message);

    Mailer mailer();

    Secrets secrets();
  }

  @Override
  public Table table(String variable) {
    return dueTable(variable);
  }

  @Override
  public DueTable dueTable(String variable) {
    // A sender looks into this one, and it has promised how long it takes.
    Duration longest =
        variable.equals("DELIVERIES_TABLE") ? SimulatedTable.LONGEST_TRIES : Calls.LONGEST;
    return new SimulatedTable(
        machine.table(environment.required(variable)), process, calls, longest);
  }

  @Override
  public MessageQueue queue(String variable) {
    String name = environment.required(variable);
    return new SimulatedQueue(
        name, message -> machine.enqueue(name, message), machine::loses, process, calls);
  }

  @Override
  public Mailer mailer() {
    return new SimulatedMailer(machine.mailer(), process, calls);
  }

  @Override
  public Secrets secrets() {
    return new SimulatedSecrets(machine.secrets(), process, calls);
  }

  @Override
  public Clock clock() {
    return process.clock();
  }

  @Override
  public void sleep(Duration time) {
    process.pause(time);
  }
}

package io.signalbox.simulation.hub;

import io.signalbox.delivery.Hint;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.port.SharedTable;
import io.signalbox.simulation.port.SimulatedPlatform;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Secrets;

/** What the processes of a hub share, as one of them reaches it. */
record HubMachine(Hub hub, World world, SimulatedProcess process)
    implements SimulatedPlatform.Machine {

  @Override
  public SharedTable table(String table) {
    return hub.shared(table);
  }

  @Override
  public void enqueue(String queue, MessageQueue.Message message) {
    hub.queue(queue).enqueue(message);
  }

  /** A hint to deliver. */
  @Override
  public boolean loses(MessageQueue.Message message) {
    boolean lost = !Hint.parse(message.body()).reader().isBackfill();
    if (lost) {
      hub.noteLostHint();
    }
    return lost;
  }

  @Override
  public Mailer mailer() {
    return world.mailbox().apply(process);
  }

  @Override
  public Secrets secrets() {
    return hub.secrets();
  }
}

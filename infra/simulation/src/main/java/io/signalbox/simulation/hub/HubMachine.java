package io.signalbox.simulation.hub;

import io.signalbox.delivery.Hint;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
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

  /** A hint to deliver, but for the first of a feed: nothing else makes its reader. */
  @Override
  public boolean loses(MessageQueue.Message message) {
    ReaderId reader = Hint.parse(message.body()).reader();
    boolean lost =
        !reader.isBackfill() && new Readers(hub.table("Readers")).find(reader).isPresent();
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

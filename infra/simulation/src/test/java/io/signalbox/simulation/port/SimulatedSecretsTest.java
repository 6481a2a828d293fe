package io.signalbox.simulation.port;

import io.signalbox.store.Secrets;
import io.signalbox.store.SecretsContract;
import io.signalbox.store.embedded.MemorySecrets;
import org.junit.jupiter.api.AfterEach;

class SimulatedSecretsTest implements SecretsContract {
  private final InSimulation simulation = new InSimulation();
  private final Secrets secrets =
      simulation.outside(
          Secrets.class,
          new SimulatedSecrets(new MemorySecrets(), simulation.process(), simulation.calls()));

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @AfterEach
  void close() {
    simulation.close();
  }
}

package io.signalbox.simulation.port;

import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.store.Secrets;
import java.util.Optional;

/** Secrets as one process sees them. */
record SimulatedSecrets(Secrets shared, SimulatedProcess process, Calls calls) implements Secrets {
  @Override
  public Optional<String> get(String name) {
    return calls.make(process, "secret get " + name, () -> shared.get(name));
  }

  @Override
  public void put(String name, String value) {
    calls.make(
        process,
        "secret put " + name,
        () -> {
          shared.put(name, value);
          return name;
        });
  }

  @Override
  public String putIfAbsent(String name, String value) {
    return calls.make(process, "secret put " + name, () -> shared.putIfAbsent(name, value));
  }

  @Override
  public void delete(String name) {
    calls.make(
        process,
        "secret delete " + name,
        () -> {
          shared.delete(name);
          return name;
        });
  }
}

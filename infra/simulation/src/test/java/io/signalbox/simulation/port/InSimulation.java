package io.signalbox.simulation.port;

import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.Fates;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.engine.Trace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Lets tests use simulated ports: each call of theirs is made by a process inside a simulation. */
final class InSimulation implements AutoCloseable {
  private final ExecutorService carrier = Executors.newSingleThreadExecutor();
  private final Simulator simulator = outside(() -> new Simulator(1));
  private final Calls calls = new Calls(new Trace(simulator, false), 1, Fates.fine());
  private final SimulatedProcess process = new SimulatedProcess(simulator, "tester", false);

  InSimulation() {
    calls.endFaults();
  }

  Simulator simulator() {
    return simulator;
  }

  Calls calls() {
    return calls;
  }

  SimulatedProcess process() {
    return process;
  }

  /** The same port, for callers outside the simulation. */
  <T> T outside(Class<T> type, T port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> inside(() -> method.invoke(port, arguments))));
  }

  private Object inside(Callable<Object> call) throws Throwable {
    try {
      return outside(
          () -> {
            List<FutureTask<Object>> done = new ArrayList<>();
            FutureTask<Object> task = new FutureTask<>(call);
            simulator.start(
                "call",
                () -> {
                  task.run();
                  done.add(task);
                });
            simulator.runUntil(() -> !done.isEmpty(), simulator.now().plus(Duration.ofMinutes(1)));
            return task.get();
          });
    } catch (IllegalStateException thrown) {
      Throwable cause = thrown;
      while (cause instanceof IllegalStateException
          || cause instanceof ExecutionException
          || cause instanceof InvocationTargetException) {
        cause = cause.getCause();
      }
      throw cause;
    }
  }

  private <T> T outside(Callable<T> work) {
    try {
      return carrier.submit(work).get();
    } catch (ExecutionException thrown) {
      throw new IllegalStateException(thrown);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  @Override
  public void close() {
    carrier.shutdown();
  }
}

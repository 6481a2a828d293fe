package io.signalbox.simulation.hub;

import com.amazonaws.services.lambda.runtime.Context;
import io.signalbox.aws.InvocationContext;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.engine.Waiting;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A function, invoked as Lambda invokes it: each process takes one event at a time and is used
 * again while it lives. An invocation may be given up while it goes on.
 */
public final class Invocations<E, A> {
  private static final double NEW_PROCESS = 0.1;
  private static final double CLOCK_JUMPS = 0.1;
  private static final double GIVEN_UP_EARLY = 0.03;
  private static final double ZOMBIE_LIVES_ON = 0.5;

  /** Half of what the hub's leases take as the difference of two clocks. */
  private static final int SKEW_MILLISECONDS = 2_400;

  private static final Duration ENDING_IS_NOTICED = Duration.ofSeconds(3);

  /** What a function does with an event. */
  interface Handler<E, A> {
    A handle(E event, Context context);
  }

  private record Instance<E, A>(SimulatedProcess process, Handler<E, A> handler) {}

  private final FunctionSpec spec;
  private final World world;
  private final BiFunction<SimulatedProcess, FunctionSpec, Platform> platforms;
  private final BiFunction<Platform, SimulatedProcess, Handler<E, A>> handlers;
  private final List<Instance<E, A>> idle = new ArrayList<>();
  private int processes;
  private int running;

  Invocations(
      FunctionSpec spec,
      World world,
      BiFunction<SimulatedProcess, FunctionSpec, Platform> platforms,
      BiFunction<Platform, SimulatedProcess, Handler<E, A>> handlers) {
    this.spec = spec;
    this.world = world;
    this.platforms = platforms;
    this.handlers = handlers;
  }

  /** Lambda ends the processes that have nothing to do. */
  void endIdle() {
    idle.clear();
  }

  /** Whether nobody is at work. */
  public boolean isIdle() {
    return running == 0;
  }

  /** Invokes the function and waits for its answer; empty if it does not come. */
  public Optional<A> call(E event, Duration patience) {
    Waiting<Optional<A>> waiting = new Waiting<>(world.simulator());
    invoke(event, waiting::come);
    return waiting.get(patience).flatMap(answer -> answer);
  }

  /**
   * Invokes the function.
   *
   * @param ended is given the answer, once; or nothing, when it failed or was given up
   */
  void invoke(E event, Consumer<Optional<A>> ended) {
    Instance<E, A> instance = instance();
    Invocation invocation = new Invocation(instance, ended);
    running++;
    world.simulator().start(instance.process().toString(), () -> invocation.run(event));
    Duration patience =
        world.calls().chance(7) < GIVEN_UP_EARLY
            ? spec.timeout().multipliedBy((long) (world.random().nextDouble() * 100)).dividedBy(100)
            : spec.timeout();
    world.simulator().after(patience, invocation::giveUp);
  }

  private Instance<E, A> instance() {
    Instance<E, A> chosen =
        idle.isEmpty() || world.random().nextDouble() < NEW_PROCESS
            ? start()
            : idle.remove(world.random().nextInt(idle.size()));
    if (world.calls().chance(8) < CLOCK_JUMPS) {
      setClock(chosen.process());
    }
    return chosen;
  }

  private Instance<E, A> start() {
    SimulatedProcess process =
        new SimulatedProcess(world.simulator(), spec.name() + "-" + ++processes, false);
    setClock(process);
    Platform platform = world.variant().apply(platforms.apply(process, spec));
    return new Instance<>(process, handlers.apply(platform, process));
  }

  private void setClock(SimulatedProcess process) {
    process.setSkew(
        Duration.ofMillis(world.random().nextInt(-SKEW_MILLISECONDS, SKEW_MILLISECONDS + 1)));
  }

  private final class Invocation {
    private final Instance<E, A> instance;
    private final Consumer<Optional<A>> ended;
    private final long endsAt = world.simulator().now().plus(spec.timeout()).toEpochMilli();
    private boolean answered;
    private boolean over;

    Invocation(Instance<E, A> instance, Consumer<Optional<A>> ended) {
      this.instance = instance;
      this.ended = ended;
    }

    // Whatever a handler throws is the invocation's failure.
    @SuppressWarnings("CatchThrowable")
    void run(E event) {
      Optional<A> answer;
      try {
        answer =
            Optional.of(
                instance
                    .handler()
                    .handle(
                        event,
                        new InvocationContext(
                            spec.name(), spec.memoryMegabytes(), "simulated", this::left)));
      } catch (Throwable thrown) {
        world.trace().say(() -> instance.process() + " ended with " + thrown);
        answer = Optional.empty();
      }
      over = true;
      running--;
      if (!instance.process().isDead()) {
        idle.add(instance);
        end(answer);
      } else {
        world.simulator().after(ENDING_IS_NOTICED, () -> end(Optional.empty()));
      }
    }

    private int left() {
      return (int) Math.max(0, endsAt - world.simulator().now().toEpochMilli());
    }

    void giveUp() {
      if (!over) {
        world.trace().say(() -> instance.process() + " is given up");
        if (world.random().nextDouble() >= ZOMBIE_LIVES_ON) {
          instance.process().die();
        }
        end(Optional.empty());
      }
    }

    private void end(Optional<A> answer) {
      if (!answered) {
        answered = true;
        ended.accept(answer);
      }
    }
  }
}

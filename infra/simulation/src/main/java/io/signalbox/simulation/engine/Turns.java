package io.signalbox.simulation.engine;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Virtual threads that run one at a time, all on the thread that calls {@link #takeOne}: whoever
 * parks, waits or yields hands over to one whom the seed chooses. A virtual thread that another one
 * starts inherits its scheduler, so the executors in the hub's code take turns here too.
 */
final class Turns {

  /**
   * What the JDK asks to run virtual threads. Only a fork-join pool is asked for timed waits too;
   * such a wait never ends by itself here, for real time has no meaning.
   */
  private static final class Scheduler extends ForkJoinPool {
    private final List<Runnable> ready = new ArrayList<>();
    private final Thread carrier = Thread.currentThread();
    private boolean foreign;

    Scheduler() {
      super(1);
    }

    @Override
    public void execute(Runnable turn) {
      // What another carrier hands in comes at no fixed moment: such a run could not be replayed.
      Thread current = Thread.currentThread();
      foreign |= !current.equals(carrier) && !current.isVirtual();
      ready.add(turn);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable wake, long delay, TimeUnit unit) {
      return Never.INSTANCE;
    }
  }

  private static final Constructor<?> BUILDER = builder();

  private final Scheduler scheduler = new Scheduler();
  private final RandomGenerator random;

  Turns(RandomGenerator random) {
    this.random = random;
  }

  Thread start(String name, Runnable work) {
    try {
      return ((Thread.Builder.OfVirtual) BUILDER.newInstance(scheduler)).name(name).start(work);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JDK makes no virtual threads with a scheduler", e);
    }
  }

  /**
   * Lets one thread go on until it hands over.
   *
   * @return whether there was one that could
   */
  boolean takeOne() {
    List<Runnable> ready = scheduler.ready;
    if (scheduler.foreign) {
      throw new IllegalStateException("A thread outside the simulation woke one inside");
    }
    if (ready.isEmpty()) {
      return false;
    }
    int chosen = ready.size() == 1 ? 0 : random.nextInt(ready.size());
    Runnable turn = ready.get(chosen);
    Runnable last = ready.removeLast();
    if (chosen < ready.size()) {
      ready.set(chosen, last);
    }
    turn.run();
    return true;
  }

  void close() {
    scheduler.shutdown();
  }

  private static Constructor<?> builder() {
    try {
      Constructor<?> constructor =
          Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
              .getDeclaredConstructor(Executor.class);
      constructor.setAccessible(true);
      return constructor;
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException(
          "The simulation needs JDK 25 with --add-opens java.base/java.lang=ALL-UNNAMED", e);
    }
  }

  /** A wait that does not end. */
  private static final class Never implements ScheduledFuture<Object> {
    static final Never INSTANCE = new Never();

    @Override
    public long getDelay(TimeUnit unit) {
      return Long.MAX_VALUE;
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    @Override
    public boolean cancel(boolean interrupt) {
      return true;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public Object get() {
      throw new UnsupportedOperationException("It never comes");
    }

    @Override
    public Object get(long time, TimeUnit unit) {
      throw new UnsupportedOperationException("It never comes");
    }
  }
}

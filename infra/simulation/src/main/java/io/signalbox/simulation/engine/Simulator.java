package io.signalbox.simulation.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Time and threads of one run. Time passes only while every thread waits, and then it leaps to the
 * next thing that is to happen. All of a run is on one thread, so nothing here or in what stands on
 * it needs a lock.
 */
public final class Simulator implements AutoCloseable {
  /** Shortly before the end of an hour, so that hours end while all goes on. */
  public static final Instant START = Instant.parse("2026-11-22T10:54:00Z");

  private record Event(Instant at, long order, Runnable action) {}

  private final long seed;
  private final SplittableRandom random;
  private final Turns turns;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
  private Instant now = START;
  private long order;

  public Simulator(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.turns = new Turns(random.split());
  }

  /** The true time: no process knows it. */
  public Instant now() {
    return now;
  }

  /** Numbers that follow from the seed, apart from all others. */
  public RandomGenerator newRandom() {
    return random.split();
  }

  /** A number that belongs to a name, whatever else happens: from 0 up to, not including, 1. */
  public double fraction(String name) {
    return Mix.fraction(Mix.of(seed, name.hashCode()));
  }

  /** Begins a thread. */
  public void start(String name, Runnable work) {
    turns.start(name, work);
  }

  /** Lets something happen later, on no thread. */
  public void after(Duration wait, Runnable action) {
    events.add(new Event(now.plus(wait), order++, action));
  }

  /** Lets the calling thread wait. */
  public void sleep(Duration time) throws InterruptedException {
    Thread sleeper = Thread.currentThread();
    boolean[] over = {false};
    after(
        time,
        () -> {
          over[0] = true;
          LockSupport.unpark(sleeper);
        });
    while (!over[0]) {
      LockSupport.park();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /**
   * Runs until something holds, or until {@code atMost}, which comes even where nothing is left to
   * happen.
   *
   * @return whether it holds
   */
  public boolean runUntil(BooleanSupplier holds, Instant atMost) {
    while (true) {
      while (turns.takeOne()) {
        // Everybody who can go on does, before time passes.
      }
      if (holds.getAsBoolean()) {
        return true;
      }
      Event next = events.peek();
      if (next == null || next.at().isAfter(atMost)) {
        now = atMost.isAfter(now) ? atMost : now;
        return false;
      }
      events.remove();
      now = next.at();
      next.action().run();
    }
  }

  @Override
  public void close() {
    turns.close();
  }
}

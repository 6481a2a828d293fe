package io.signalbox.simulation.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A process of the hub, with a clock of its own. When it dies, nothing that it does has effect. */
public final class SimulatedProcess {

  /** Ends the threads of a process that is dead. */
  public static final class Death extends Error {
    private Death(String process) {
      super(process + " is dead", null, false, false);
    }
  }

  private final Simulator simulator;
  private final String name;
  private final boolean spared;
  private Duration skew = Duration.ZERO;
  private boolean dead;
  private long suffered;
  private int hanging;

  /**
   * @param spared whether nothing ever goes wrong with it: what stands for the world, not the hub
   */
  public SimulatedProcess(Simulator simulator, String name, boolean spared) {
    this.simulator = simulator;
    this.name = name;
    this.spared = spared;
  }

  /** Sets by how much its clock is ahead of the true time. */
  public void setSkew(Duration ahead) {
    skew = ahead;
  }

  public Clock clock() {
    return new SkewedClock();
  }

  boolean isSpared() {
    return spared;
  }

  public boolean isDead() {
    return dead;
  }

  /** How many faults it has met so far. */
  public long suffered() {
    return suffered;
  }

  void suffer() {
    suffered++;
  }

  /** Whether one of its calls hangs, behind which others of its threads may have to wait. */
  public boolean hangs() {
    return hanging > 0;
  }

  /** Pauses as a call that hangs for that long. */
  void hang(Duration duration) {
    hanging++;
    pause(duration);
    hanging--;
  }

  /** Ends it; the answer is to be thrown by the thread of which it dies. */
  public Death die() {
    dead = true;
    return new Death(name);
  }

  /** Lets the calling thread, one of this process, wait. */
  public void pause(Duration time) {
    requireAlive();
    try {
      simulator.sleep(time);
    } catch (InterruptedException e) {
      throw die();
    }
    requireAlive();
  }

  private void requireAlive() {
    if (dead) {
      throw new Death(name);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private final class SkewedClock extends Clock {
    @Override
    public Instant instant() {
      return simulator.now().plus(skew);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("The hub's clock is in UTC");
    }
  }
}

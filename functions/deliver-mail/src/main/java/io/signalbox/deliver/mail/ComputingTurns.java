package io.signalbox.deliver.mail;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Lets each destination make a few mails at once, however many of its groups are due. To make mails
 * takes processors, and whoever waits for one has no turn of its own: without this, a mail of
 * another destination would wait for all that are due, at each of its steps. Waiting for mail
 * servers needs no turn. For many threads at once.
 */
final class ComputingTurns {
  private final int most;

  @GuardedBy("this")
  private final Map<String, Semaphore> waiting = new HashMap<>();

  @GuardedBy("this")
  private final Map<String, Integer> users = new HashMap<>();

  /**
   * Turns, all free.
   *
   * @param most how many of a destination's mails are made at once
   */
  ComputingTurns(int most) {
    this.most = most;
  }

  /** A turn that was taken. */
  interface Turn extends AutoCloseable {
    /** Gives it back. */
    @Override
    void close();
  }

  /** Takes a turn of the destination, first come, first served. */
  Turn take(String destination) {
    Semaphore turns = enter(destination);
    turns.acquireUninterruptibly();
    return () -> {
      turns.release();
      leave(destination);
    };
  }

  private synchronized Semaphore enter(String destination) {
    users.merge(destination, 1, Integer::sum);
    return waiting.computeIfAbsent(destination, _ -> new Semaphore(most, true));
  }

  private synchronized void leave(String destination) {
    if (users.computeIfPresent(destination, (_, count) -> count == 1 ? null : count - 1) == null) {
      waiting.remove(destination);
    }
  }
}

package io.signalbox.local.mail;

import io.signalbox.store.Mailer;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Leaves the processors to those who wait for an answer: while these lack processors, it sends no
 * more than {@link #LEAST_PER_SECOND} mails a second, and otherwise as many as come. A mail takes
 * ten times the processor time of a POST, and nobody waits for it to the second. For many threads
 * at once.
 */
public final class YieldingMailer implements Mailer {
  /** So many mails a second are sent in any case. */
  public static final int LEAST_PER_SECOND = 50;

  private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos() / LEAST_PER_SECOND;
  private static final Duration LOOK = Duration.ofMillis(1);

  private final Mailer mailer;
  private final BooleanSupplier mustYield;

  /** Whoever holds it waits for the next mail's turn. */
  private final Lock turn = new ReentrantLock(true);

  private volatile long lastNanos = System.nanoTime() - BETWEEN_NANOS;

  /**
   * @param mustYield whether those who post lack the processors right now
   */
  public YieldingMailer(Mailer mailer, BooleanSupplier mustYield) {
    this.mailer = mailer;
    this.mustYield = mustYield;
  }

  @Override
  public Result send(Mail mail) {
    awaitTurn();
    return mailer.send(mail);
  }

  private void awaitTurn() {
    turn.lock();
    try {
      while (mustYield.getAsBoolean() && System.nanoTime() - lastNanos < BETWEEN_NANOS) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      lastNanos = System.nanoTime();
      turn.unlock();
    }
  }
}

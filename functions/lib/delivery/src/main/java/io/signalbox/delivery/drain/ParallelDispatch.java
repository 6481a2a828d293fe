package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the deliveries of a batch, as many at once as the destination takes, and stops when it is
 * no use to go on: the destination is gone or in trouble, or time is up.
 */
final class ParallelDispatch {
  private static final System.Logger LOG = System.getLogger(ParallelDispatch.class.getName());

  private static final Outcome NO_OUTCOME = new Outcome.Unknown("The hub failed while sending");

  private final Sender sender;
  private final Platform platform;

  ParallelDispatch(Sender sender, Platform platform) {
    this.sender = sender;
    this.platform = platform;
  }

  /**
   * Sends as many of the deliveries as make sense, but for those that were delivered before.
   *
   * @param progress gets the results as they come
   * @param parallel how many may be on their way at once
   * @param stopRule after which results nothing more is sent
   * @param pace when each may be sent
   * @param until after that time nothing more is sent
   * @param isPaused whether the destination is paused by now
   */
  void send(
      List<Delivery> deliveries,
      Progress progress,
      int parallel,
      StopRule stopRule,
      Pace pace,
      Instant until,
      BooleanSupplier isPaused) {
    List<RangeResult> before = progress.results();
    Semaphore places = new Semaphore(parallel);
    AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Executor sending = parallel == 1 ? Runnable::run : threads;
      int turn = 0;
      for (int i = 0; i < deliveries.size(); i++) {
        if (before.get(i) instanceof RangeResult.Sent) {
          continue;
        }
        if (deliveries.get(i).envelopes().isEmpty()) {
          progress.pass(i);
          continue;
        }
        places.acquire();
        Instant start = pace.start(turn++);
        if (fault.get() != null
            || progress.isOver()
            || isPaused.getAsBoolean()
            || stopRule.isOver(progress.results())
            || later(start, platform.clock().instant()).isAfter(until)) {
          break;
        }
        waitFor(start);
        // The clock last: to ask whether the destination is paused may take longer than the lease.
        if (isPaused.getAsBoolean()
            || !mayGo(deliveries.get(i), i, progress)
            || platform.clock().instant().isAfter(until)) {
          break;
        }
        int index = i;
        sending.execute(
            () -> {
              Outcome outcome = NO_OUTCOME;
              try {
                outcome = send(deliveries.get(index));
              } finally {
                add(progress, index, outcome, fault);
                places.release();
              }
            });
      }
    } catch (InterruptedException e) {
      // What was sent has its result by now: the threads were waited for.
      Thread.currentThread().interrupt();
    }
    RuntimeException unexpected = fault.get();
    if (unexpected != null) {
      throw unexpected;
    }
  }

  /** Whether its recipients may get it. Where that is not known, it fails as if it were sent. */
  private boolean mayGo(Delivery delivery, int index, Progress progress) {
    try {
      return sender.allowance(delivery.destination(), delivery.group()).take(delivery.id());
    } catch (StoreException e) {
      progress.add(index, notSent(delivery, e));
      return false;
    }
  }

  private static void add(
      Progress progress,
      int index,
      Outcome outcome,
      AtomicReference<@Nullable RuntimeException> fault) {
    try {
      progress.add(index, outcome);
    } catch (RuntimeException e) {
      fault.set(e);
    }
  }

  private Outcome send(Delivery delivery) {
    try {
      return sender.send(delivery);
    } catch (StoreException e) {
      return notSent(delivery, e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The sender failed at delivery " + delivery.id(), e);
      return NO_OUTCOME;
    }
  }

  private static Outcome notSent(Delivery delivery, StoreException e) {
    String message = "Delivery " + delivery.id() + " was not sent";
    return switch (e) {
      case StoreException.Denied _ -> {
        LOG.log(System.Logger.Level.ERROR, message, e);
        yield new Outcome.HubRefused("The hub lacks a permission or a key of its own");
      }
      case StoreException.Throttled _, StoreException.Unavailable _ -> {
        LOG.log(System.Logger.Level.WARNING, message, e);
        yield new Outcome.Failed("The hub's own store is away");
      }
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void waitFor(Instant start) throws InterruptedException {
    Duration wait = Duration.between(platform.clock().instant(), start);
    if (wait.isPositive()) {
      platform.sleep(wait);
    }
  }
}

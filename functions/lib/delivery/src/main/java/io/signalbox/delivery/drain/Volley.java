package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Sends the deliveries of a flight, as many at once as the destination takes, and stops when it is
 * no use to go on: the destination is gone or in trouble, or time is up.
 */
final class Volley {
  private static final System.Logger LOG = System.getLogger(Volley.class.getName());

  private static final Outcome NO_OUTCOME = new Outcome.Unknown("The hub failed while sending");

  private final Sender sender;
  private final Platform platform;

  Volley(Sender sender, Platform platform) {
    this.sender = sender;
    this.platform = platform;
  }

  /**
   * Sends as many of the deliveries as make sense.
   *
   * @param parallel how many may be on their way at once
   * @param patience after which results nothing more is sent
   * @param pace when each may be sent
   * @param until after that time nothing more is sent
   * @return a result for each delivery, in their order
   */
  List<PieceResult> send(
      List<Delivery> deliveries, int parallel, Patience patience, Pace pace, Instant until) {
    List<PieceResult> results =
        Collections.synchronizedList(
            new ArrayList<>(Collections.nCopies(deliveries.size(), PieceResult.NOT_SENT)));
    Semaphore places = new Semaphore(parallel);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < deliveries.size(); i++) {
        places.acquire();
        Instant start = pace.start(i);
        if (patience.isOver(List.copyOf(results))
            || later(start, platform.clock().instant()).isAfter(until)) {
          break;
        }
        waitFor(start);
        int index = i;
        threads.execute(
            () -> {
              Outcome outcome = NO_OUTCOME;
              try {
                outcome = send(deliveries.get(index));
              } finally {
                results.set(index, new PieceResult.Sent(outcome, platform.clock().instant()));
                places.release();
              }
            });
      }
    } catch (InterruptedException e) {
      // What was sent has its result by now: the threads were waited for.
      Thread.currentThread().interrupt();
    }
    return List.copyOf(results);
  }

  private Outcome send(Delivery delivery) {
    if (delivery.envelopes().isEmpty()) {
      return new Outcome.Delivered("Nothing is left of it: its envelopes are past retention");
    }
    try {
      return sender.send(delivery);
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "Delivery " + delivery.id() + " was not sent", e);
      return new Outcome.Failed("The hub's own store is away");
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The sender failed at delivery " + delivery.id(), e);
      return NO_OUTCOME;
    }
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

package io.signalbox.delivery.drain;

import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes down what a drain found out. */
final class OutcomeWriter {
  private static final System.Logger LOG = System.getLogger(OutcomeWriter.class.getName());
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  /** What adding a reader may take until it has its effect. */
  private static final Duration ADDING = Duration.ofSeconds(15);

  private final DeliveryMethod method;
  private final Readers readers;
  private final HintSender hints;
  private final Platform platform;

  OutcomeWriter(DeliveryMethod method, Readers readers, HintSender hints, Platform platform) {
    this.method = method;
    this.readers = readers;
    this.hints = hints;
    this.platform = platform;
  }

  /**
   * Replaces the reader, and then adds those for what was set aside: written down in the reader
   * first, so that what is set aside is not delivered twice, by the one and by the other. Tries
   * again while the store is away, for an outcome that is not written down makes a delivery happen
   * twice.
   *
   * @param tryUntil when the lease ends: from then on others may work for the reader
   * @return the reader as it stands; empty where it is done and gone, or somebody else has taken
   *     over
   */
  Optional<Versioned> settle(
      Versioned standing, Reader next, List<Reader> aside, Instant tryUntil) {
    if (aside.isEmpty()) {
      return trying(tryUntil, () -> release(standing, next));
    }
    Reader noted = next.leased(standing.reader().lease(), next.inFlight()).settingAside(aside);
    return trying(tryUntil, () -> readers.replaceAsOwner(standing, noted))
        .flatMap(written -> addAside(written, tryUntil));
  }

  /**
   * Adds the readers for what a reader has set aside, and ends its lease.
   *
   * @param leaseEnd shortly before it nothing is begun any more: a reader that is added when
   *     another has done its work already would do it again
   */
  Optional<Versioned> addAside(Versioned standing, Instant leaseEnd) {
    List<Reader> aside = standing.reader().aside();
    Optional<Versioned> added =
        trying(
            leaseEnd,
            () -> {
              for (Reader reader : aside) {
                if (platform.clock().instant().isAfter(leaseEnd.minus(ADDING))) {
                  return Optional.empty();
                }
                readers.addIfAbsent(reader);
              }
              return Optional.of(standing);
            });
    if (added.isEmpty()) {
      return Optional.empty();
    }
    // Tried again by itself: once it is written down, an added reader may have done its work.
    Reader next = standing.reader().settingAside(List.of()).released();
    Optional<Versioned> settled = trying(leaseEnd, () -> release(standing, next));
    aside.forEach(this::remind);
    return settled;
  }

  private Optional<Versioned> release(Versioned standing, Reader next) {
    Optional<Versioned> settled = replaceOrRemove(standing, next);
    if (settled.isPresent()
        && next.notBefore() != null
        && next.notBefore().isAfter(platform.clock().instant())) {
      remind(next);
    }
    return settled;
  }

  /**
   * Writes, and tries again while the store is away.
   *
   * @param until when the lease ends
   */
  <T> T trying(Instant until, Supplier<T> write) {
    while (true) {
      try {
        return write.get();
      } catch (StoreException e) {
        if (!platform.clock().instant().plus(BETWEEN_TRIES).isBefore(until)) {
          throw e;
        }
        LOG.log(System.Logger.Level.WARNING, "An outcome is not written down yet", e);
        pause();
      }
    }
  }

  private Optional<Versioned> replaceOrRemove(Versioned standing, Reader next) {
    if (next.isDone()) {
      readers.endAsOwner(standing, platform.clock().instant());
      return Optional.empty();
    }
    return readers.replaceAsOwner(standing, next);
  }

  /**
   * Sends a hint that arrives when the reader is due. For what is due later than a queue can delay,
   * wake is there.
   */
  void remind(Reader reader) {
    Instant due = reader.notBefore();
    if (due == null) {
      return;
    }
    Duration delay = Duration.between(platform.clock().instant(), due);
    if (delay.compareTo(MessageQueue.DELAY_LIMIT) > 0) {
      return;
    }
    try {
      hints.send(List.of(hint(reader, delay.isNegative() ? Duration.ZERO : delay)));
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "A hint was not sent; wake will send one", e);
    }
  }

  /**
   * Leaves the reader to whoever gets a new hint. Nothing else would find it, where it is not due.
   *
   * @throws StoreException where the hint was not taken
   */
  void passOn(Reader reader) {
    hints.sendAll(List.of(hint(reader, Duration.ZERO)));
  }

  private Addressed hint(Reader reader, Duration delay) {
    return new Addressed(new Hint(reader.id()), method, delay);
  }

  private void pause() {
    try {
      platform.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before an outcome was written down", e);
    }
  }
}

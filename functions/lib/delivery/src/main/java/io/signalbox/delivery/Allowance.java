package io.signalbox.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How many deliveries the recipients of a group may still get. A delivery takes one place, however
 * often it is tried.
 */
public interface Allowance {

  /** That of recipients who may get any number. */
  Allowance UNLIMITED =
      new Allowance() {
        @Override
        public Optional<Instant> freeFrom(Optional<UUID> delivery) {
          return Optional.empty();
        }

        @Override
        public boolean take(UUID delivery) {
          return true;
        }
      };

  /**
   * When there is a place again; empty where there is one now.
   *
   * @param delivery the one to be sent, which may have its place already; empty for one that is not
   *     cut yet
   */
  Optional<Instant> freeFrom(Optional<UUID> delivery);

  /** Takes a place for the delivery, unless it has one; answers whether it has one then. */
  boolean take(UUID delivery);
}

package io.signalbox.settings.quota;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one process may still take in of one party's quota. It takes shares from the store and uses
 * them up by itself, so that a quota is never exceeded, and costs a few thousand writes a day
 * however much is posted. A share is a tenth of what the process has used, a thousandth of the
 * quota at most: what a process has left when it ends is lost for the day. For many threads at
 * once.
 */
final class Allowance {
  private static final int LARGEST_SHARE = 1_000;
  private static final int SHARE_OF_USED = 10;

  private final String party;
  private final DayUsage usage;
  private final Lock lock = new ReentrantLock();

  @GuardedBy("lock")
  private Amount quota = Amount.NONE;

  @GuardedBy("lock")
  private LocalDate day = LocalDate.MIN;

  @GuardedBy("lock")
  private Amount left = Amount.NONE;

  @GuardedBy("lock")
  private Amount used = Amount.NONE;

  /** What is known not to be there any more, so that the store is not asked again for it. */
  @GuardedBy("lock")
  private Optional<Amount> refused = Optional.empty();

  Allowance(String party, DayUsage usage) {
    this.party = party;
    this.usage = usage;
  }

  /**
   * Takes what a request needs.
   *
   * @return whether there was so much left; if not, nothing is taken
   * @throws io.signalbox.store.StoreException if the store is away
   */
  boolean take(Amount needed, Amount ofADay, LocalDate today) {
    lock.lock();
    try {
      if (!today.equals(day) || !ofADay.equals(quota)) {
        begin(ofADay, today);
      }
      if (!left.covers(needed) && !replenish(needed)) {
        return false;
      }
      left = left.minus(needed);
      used = used.plus(needed);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what was taken and not used; what another day or quota had is lost. */
  void giveBack(Amount unused, Amount ofADay, LocalDate takenOn) {
    lock.lock();
    try {
      if (takenOn.equals(day) && ofADay.equals(quota)) {
        left = left.plus(unused);
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void begin(Amount ofADay, LocalDate today) {
    boolean isSameDay = today.equals(day);
    // A share of a larger quota may be more than is left of this one.
    left = isSameDay && ofADay.covers(quota) ? left : Amount.NONE;
    used = isSameDay ? used : Amount.NONE;
    day = today;
    quota = ofADay;
    refused = Optional.empty();
  }

  @GuardedBy("lock")
  private boolean replenish(Amount needed) {
    Amount missing = needed.minus(left);
    if (refused.isPresent() && missing.covers(refused.get())) {
      return false;
    }
    Amount ahead = used.part(SHARE_OF_USED).atMost(quota.part(LARGEST_SHARE));
    Optional<Amount> share = usage.take(party, day, quota, missing, missing.plus(ahead));
    if (share.isEmpty()) {
      refused = Optional.of(missing);
      return false;
    }
    left = left.plus(share.get());
    return true;
  }
}

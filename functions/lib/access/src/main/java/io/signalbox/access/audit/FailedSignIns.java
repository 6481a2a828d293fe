package io.signalbox.access.audit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes failed sign-ins into the audit log. Anybody can fail: of more than twenty a minute the
 * next entry only tells how many there were. For many threads at once.
 */
public final class FailedSignIns {
  private static final int ENTRIES_A_MINUTE = 20;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final AuditLog log;
  private final Clock clock;

  @GuardedBy("this")
  private Instant begun = Instant.EPOCH;

  @GuardedBy("this")
  private int written;

  @GuardedBy("this")
  private long left;

  public FailedSignIns(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Tells of one.
   *
   * @param who if the provider or the token has told; else empty
   * @param why without anything that a stranger has written
   * @throws io.signalbox.store.StoreException if it cannot be written
   */
  public void write(String who, String why) {
    long before;
    synchronized (this) {
      Instant now = clock.instant();
      if (Duration.between(begun, now).abs().compareTo(WINDOW) >= 0) {
        begun = now;
        written = 0;
      }
      if (written == ENTRIES_A_MINUTE) {
        left++;
        return;
      }
      written++;
      before = left;
      left = 0;
    }
    log.write(
        AuditKind.SIGN_IN_FAILED,
        who,
        before == 0 ? why : why + "; " + before + " more failed before, without an entry");
  }
}

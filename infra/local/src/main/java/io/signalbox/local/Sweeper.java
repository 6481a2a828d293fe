package io.signalbox.local;

import io.signalbox.local.mail.Mailbox;
import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Removes from time to time what has expired, and says in the log how much. */
final class Sweeper implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Sweeper.class.getName());
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final EmbeddedStore store;
  private final Optional<Mailbox> mailbox;
  private final Optional<Duration> retention;
  private final SeenTime time;
  private final Thread thread;

  /**
   * For that store and mailbox.
   *
   * @param retention how long mails are kept; empty for ever
   */
  Sweeper(
      EmbeddedStore store, Optional<Mailbox> mailbox, Optional<Duration> retention, SeenTime time) {
    this.store = store;
    this.mailbox = mailbox;
    this.retention = retention;
    this.time = time;
    this.thread = Thread.ofVirtual().name("sweeper").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        sweep();
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException stopped) {
      LOGGER.log(Level.DEBUG, "The sweeper stops");
    }
  }

  /** Removes what has expired. */
  void sweep() {
    try {
      Instant now = time.now();
      Map<String, Long> removed = new TreeMap<>(store.sweep(now));
      long mails = 0;
      if (mailbox.isPresent() && retention.isPresent()) {
        mails = mailbox.get().removeBefore(now.minus(retention.get()));
      }
      if (mails > 0) {
        removed.put("mails", mails);
      }
      if (!removed.isEmpty()) {
        LOGGER.log(Level.INFO, "What has expired was removed: {0}", removed);
      }
    } catch (IOException | RuntimeException fault) {
      LOGGER.log(Level.WARNING, "What has expired could not be removed", fault);
    }
  }
}

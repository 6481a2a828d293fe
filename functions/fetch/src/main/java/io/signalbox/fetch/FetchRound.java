package io.signalbox.fetch;

import io.signalbox.delivery.Deadline;
import io.signalbox.settings.Fetch;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.StoreException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Lets each fetch that is due have its turn: a slow source holds up no other. */
final class FetchRound {
  private static final System.Logger LOG = System.getLogger(FetchRound.class.getName());

  /** What so many sources answer fits into memory. */
  private static final int AT_ONCE = 8;

  /** With less time left, no fetch begins. */
  private static final Duration LEAST = Duration.ofSeconds(38);

  private final SettingsSource settings;
  private final FetchRun run;
  private final Semaphore slots = new Semaphore(AT_ONCE);

  FetchRound(SettingsSource settings, FetchRun run) {
    this.settings = settings;
    this.run = run;
  }

  void run(Deadline deadline) {
    SettingsDocument document = settings.latest();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Fetch fetch : document.fetches().values()) {
        if (fetch.enabled()) {
          threads.execute(() -> run(fetch, document, deadline));
        }
      }
    }
  }

  private void run(Fetch fetch, SettingsDocument document, Deadline deadline) {
    slots.acquireUninterruptibly();
    try {
      if (deadline.left().compareTo(LEAST) > 0) {
        run.run(fetch, document, deadline);
      }
    } catch (StoreException away) {
      LOG.log(Level.WARNING, "The fetch " + fetch.name() + " waits for the store", away);
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "The fetch " + fetch.name() + " broke", defect);
    } finally {
      slots.release();
    }
  }
}

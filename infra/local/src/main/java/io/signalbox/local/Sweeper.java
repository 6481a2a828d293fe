package io.signalbox.local;

import io.signalbox.store.embedded.EmbeddedStore;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Removes from time to time what has expired. */
final class Sweeper implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Sweeper.class.getName());
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Thread thread;

  Sweeper(EmbeddedStore store) {
    this.thread = Thread.ofVirtual().name("sweeper").unstarted(() -> run(store));
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

  private static void run(EmbeddedStore store) {
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        sweep(store);
      }
    } catch (InterruptedException stopped) {
      LOGGER.log(Level.DEBUG, "The sweeper stops");
    }
  }

  private static void sweep(EmbeddedStore store) {
    try {
      store.sweep();
    } catch (RuntimeException fault) {
      LOGGER.log(Level.WARNING, "What has expired could not be removed", fault);
    }
  }
}

package io.signalbox.store.embedded;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** In memory a write is as durable as it will ever be. */
final class MemoryCommits implements Commits {
  private final ReentrantLock writing = new ReentrantLock();

  @Override
  public <T> T apply(Supplier<T> change) {
    writing.lock();
    try {
      return change.get();
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void changing(Object mark) {}

  @Override
  public void awaitDurable(Object mark) {}

  @Override
  public void awaitDurable() {}

  @Override
  public void close() {}
}

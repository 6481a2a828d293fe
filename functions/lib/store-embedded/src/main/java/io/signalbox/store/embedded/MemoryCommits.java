package io.signalbox.store.embedded;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** In memory, a write is at once as durable as it will ever be. */
final class MemoryCommits implements Commits {
  private final ReentrantLock lock = new ReentrantLock();
  private final Rows rows;

  MemoryCommits(Rows rows) {
    this.rows = rows;
  }

  @Override
  public <T> T apply(Function<Writing, T> change) {
    lock.lock();
    try {
      Writing writing = new Writing();
      T answer = change.apply(writing);
      rows.write(writing.writes());
      writing.visible();
      return answer;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void awaitDurable(Object mark) {}

  @Override
  public void handOver() {}

  @Override
  public void close() {}
}

package io.signalbox.store.embedded;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVMap;

/** In memory, a write is at once as durable as it will ever be. */
final class MemoryCommits implements Commits {

  private static final class Direct implements Writing {
    @Override
    public void mark(Object mark) {}

    @Override
    public void put(MVMap<byte[], byte[]> map, byte[] key, byte[] value) {
      map.put(key, value);
    }

    @Override
    public void remove(MVMap<byte[], byte[]> map, byte[] key) {
      map.remove(key);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Writing writing = new Direct();

  @Override
  public <T> T apply(Function<Writing, T> change) {
    lock.lock();
    try {
      return change.apply(writing);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void awaitDurable(Object mark) {}

  @Override
  public void close() {}
}

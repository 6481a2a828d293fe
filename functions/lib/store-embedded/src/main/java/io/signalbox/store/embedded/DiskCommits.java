package io.signalbox.store.embedded;

import io.signalbox.store.StoreException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes durable many at a time: all that were written while the disk was busy with those
 * before share the next synchronization. A change is visible before it is durable, and answered
 * after. Changes that nobody waits for share a synchronization every {@link #UNAWAITED}.
 *
 * <p>When the folder can't be written, nothing more is taken: what can be read is ahead of the disk
 * then, and only a new start brings them together.
 */
final class DiskCommits implements Commits {

  /** How long changes that nobody waits for may stay without a synchronization. */
  private static final Duration UNAWAITED = Duration.ofMillis(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Database database;
  private final Thread committer;
  private volatile Batch gathering = new Batch();
  private volatile Batch committing = new Batch();
  private volatile StoreException.@Nullable Unavailable broken;
  private volatile boolean closing;

  DiskCommits(Database database) {
    this.database = database;
    committer = Thread.ofPlatform().name("store-commit").daemon().unstarted(this::commitAll);
  }

  void start() {
    committer.start();
  }

  @Override
  public <T> T apply(Function<Writing, T> change) {
    lock.lock();
    try {
      requireOpen();
      Writing writing = new Writing();
      T answer = change.apply(writing);
      if (!writing.writes().isEmpty()) {
        write(writing);
      }
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private void write(Writing writing) {
    boolean isFirst = gathering.isEmpty();
    // Before it can be read, so that nobody reads it and finds no mark.
    gathering.add(writing.marks());
    try {
      database.write(writing.writes());
    } catch (StoreException.Unavailable e) {
      breakDown(e);
      throw e;
    }
    writing.visible();
    if (isFirst) {
      LockSupport.unpark(committer);
    }
  }

  @Override
  public void awaitDurable(Object mark) {
    // In this order: a batch that moves on in between is asked twice rather than never.
    Batch last = gathering;
    if (last.has(mark)) {
      if (last.hurry()) {
        LockSupport.unpark(committer);
      }
      last.await();
    }
    Batch before = committing;
    if (before.has(mark)) {
      before.await();
    }
  }

  @Override
  public void handOver() {
    try {
      database.handOver();
    } catch (StoreException.Unavailable e) {
      breakDown(e);
      throw e;
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
    } finally {
      lock.unlock();
    }
    LockSupport.unpark(committer);
    joinUninterruptibly(committer);
  }

  private void commitAll() {
    try {
      for (Batch batch = next(); batch != null; batch = next()) {
        database.synchronize();
        batch.succeed();
      }
    } catch (StoreException.Unavailable e) {
      breakDown(e);
    }
  }

  /** The next batch, when it is due; its changes are written, and later ones may be. */
  private @Nullable Batch next() {
    awaitWork();
    lock.lock();
    try {
      if (gathering.isEmpty() || broken != null) {
        return null;
      }
      Batch batch = gathering;
      committing = batch;
      gathering = new Batch();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when somebody waits for a change, the oldest has waited long enough, or at the end. */
  private void awaitWork() {
    while (gathering.isEmpty() && !closing && broken == null) {
      LockSupport.park(this);
    }
    long end = System.nanoTime() + UNAWAITED.toNanos();
    long left = UNAWAITED.toNanos();
    while (left > 0 && !gathering.isHurried() && !closing && broken == null) {
      LockSupport.parkNanos(this, left);
      left = end - System.nanoTime();
    }
  }

  private void breakDown(StoreException.Unavailable cause) {
    broken = cause;
    lock.lock();
    try {
      gathering.fail(cause);
      committing.fail(cause);
    } finally {
      lock.unlock();
    }
    LockSupport.unpark(committer);
  }

  private void requireOpen() {
    StoreException.Unavailable cause = broken;
    if (cause != null) {
      throw new StoreException.Unavailable("The data folder could not be written", cause);
    }
    if (closing) {
      throw new IllegalStateException("The store is closed");
    }
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

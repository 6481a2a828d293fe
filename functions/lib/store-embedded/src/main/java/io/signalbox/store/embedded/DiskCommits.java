package io.signalbox.store.embedded;

import io.signalbox.store.StoreException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Commits in groups: while one group of changes is forced to disk, the next one gathers. A change
 * is visible in the maps before it is durable, and answered after.
 *
 * <p>What changed stays in memory until a checkpoint writes it. The larger the tables, the more
 * pages a change touches that no other did, so this memory is what calls for checkpoints, and what
 * changes wait for when they come faster than these.
 *
 * <p>When the folder can't be written, nothing more is taken: what is in the maps is ahead of the
 * disk then, and only a new start brings them together.
 */
final class DiskCommits implements Commits {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition written = lock.newCondition();
  private final Semaphore checkpointWanted = new Semaphore(0);
  private final Journal journal;
  private final TableStore tables;
  private final StoreMemory memory;
  private final Thread committer;
  private final Thread checkpointer;
  private volatile Batch gathering = new Batch();
  private volatile Batch committing = new Batch();
  private volatile @Nullable Throwable broken;
  private volatile boolean closing;
  private long last;
  private long checkpoints;

  /** Goes on behind change {@code last}. */
  DiskCommits(Journal journal, TableStore tables, long last, StoreMemory memory) {
    this.journal = journal;
    this.tables = tables;
    this.last = last;
    this.memory = memory;
    committer = Thread.ofPlatform().name("store-commit").daemon().unstarted(this::commitAll);
    checkpointer =
        Thread.ofPlatform().name("store-checkpoint").daemon().unstarted(this::checkpointAll);
  }

  void start() {
    committer.start();
    checkpointer.start();
  }

  @Override
  public <T> T apply(Function<Writing, T> change) {
    lock.lock();
    try {
      awaitRoom();
      requireOpen();
      Redo redo = new Redo(last + 1, gathering.marks());
      T answer = run(change, redo);
      if (!redo.isEmpty()) {
        last++;
        gathering.add(redo.toBytes());
        work.signal();
        if (tables.unwrittenBytes() > memory.checkpointBytes()) {
          wantCheckpoint();
        }
      }
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom() {
    long before = checkpoints;
    while (tables.unwrittenBytes() > memory.unwrittenMostBytes()
        && checkpoints == before
        && broken == null
        && !closing) {
      written.awaitUninterruptibly();
    }
  }

  private void wantCheckpoint() {
    if (checkpointWanted.availablePermits() == 0) {
      checkpointWanted.release();
    }
  }

  /** What a change wrote before it failed can't be taken back from the maps: they are no good. */
  private <T> T run(Function<Writing, T> change, Redo redo) {
    try {
      return change.apply(redo);
    } catch (RuntimeException | Error e) {
      if (!redo.isEmpty()) {
        breakDown(e);
      }
      if (e instanceof MVStoreException) {
        throw unavailable(e);
      }
      throw e;
    }
  }

  @Override
  public void awaitDurable(Object mark) {
    // In this order: a batch that moves on in between is asked twice rather than never.
    gathering.await(mark);
    committing.await(mark);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      work.signal();
      written.signalAll();
    } finally {
      lock.unlock();
    }
    joinUninterruptibly(committer);
    checkpointWanted.release();
    joinUninterruptibly(checkpointer);
  }

  private void commitAll() {
    try {
      for (Batch batch = next(); batch != null; batch = next()) {
        journal.append(batch.redos(), Redo.number(batch.redos().getLast()));
        batch.succeed();
        if (journal.fullSegments() > 0) {
          wantCheckpoint();
        }
      }
      journal.close();
    } catch (IOException | RuntimeException | Error e) {
      breakDown(e);
    }
  }

  private @Nullable Batch next() {
    lock.lock();
    try {
      while (gathering.redos().isEmpty() && !closing && broken == null) {
        work.awaitUninterruptibly();
      }
      if (gathering.redos().isEmpty() || broken != null) {
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

  /** The last checkpoint is made when everything is committed and closed. */
  private void checkpointAll() {
    try {
      while (!closing) {
        checkpointWanted.acquireUninterruptibly();
        boolean muchWasWritten = journal.fullSegments() > 0;
        checkpoint();
        if (muchWasWritten) {
          tables.compact();
          checkpoint();
        }
      }
      joinUninterruptibly(committer);
      checkpoint();
    } catch (IOException | RuntimeException | Error e) {
      breakDown(e);
    }
  }

  private void checkpoint() throws IOException {
    long through;
    lock.lock();
    try {
      if (broken != null) {
        return;
      }
      // Between two changes, so that the table file has whole changes only.
      through = last;
      tables.write(through);
      checkpoints++;
      written.signalAll();
    } finally {
      lock.unlock();
    }
    tables.force();
    journal.forget(through);
  }

  private void breakDown(Throwable cause) {
    broken = cause;
    lock.lock();
    try {
      gathering.fail(cause);
      committing.fail(cause);
      work.signal();
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    Throwable cause = broken;
    if (cause != null) {
      throw unavailable(cause);
    }
    if (closing) {
      throw new IllegalStateException("The store is closed");
    }
  }

  private static StoreException unavailable(Throwable cause) {
    return new StoreException.Unavailable("The data folder could not be written", cause);
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

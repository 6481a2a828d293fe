package io.signalbox.store.embedded;

import io.signalbox.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractEventListener;
import org.rocksdb.BackgroundErrorReason;
import org.rocksdb.Checkpoint;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.FlushJobInfo;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Rows in a RocksDB database. Checksums are verified whenever something is read. */
final class Database implements Rows, AutoCloseable {

  private final class Background extends AbstractEventListener {
    Background() {
      super(EnabledEventCallback.ON_FLUSH_COMPLETED, EnabledEventCallback.ON_BACKGROUND_ERROR);
    }

    @Override
    public void onFlushCompleted(RocksDB flushed, FlushJobInfo job) {
      try {
        // The logs that the flush makes superfluous are removed after this.
        mark.flushed(job.getLargestSeqno());
      } catch (IOException e) {
        failures.unusable(e);
      }
    }

    @Override
    public void onBackgroundError(BackgroundErrorReason reason, Status status) {
      failures.failed(new RocksDBException(status));
    }
  }

  private final DatabaseOptions options;
  private final AcknowledgedMark mark;
  private final Failures failures;
  private final Background background = new Background();
  private final WriteOptions writing = new WriteOptions();
  private final ReadOptions reading = new ReadOptions();
  private final RocksDB rocks;

  /** Opens the database that is in the folder. */
  Database(Path folder, DatabaseOptions options, AcknowledgedMark mark, Failures failures)
      throws RocksDBException, IOException {
    this.options = options;
    this.mark = mark;
    this.failures = failures;
    this.rocks = RocksDB.open(options.telling(background).existing(), folder.toString());
    // Opening writes what was in the logs to table files.
    mark.flushed(rocks.getLatestSequenceNumber());
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    try {
      return rocks.get(reading, key);
    } catch (RocksDBException e) {
      throw failures.failed(e);
    }
  }

  @Override
  public void ascend(byte[] from, byte[] end, Visitor visitor) {
    try (Slice upper = new Slice(end);
        ReadOptions bounded = new ReadOptions().setIterateUpperBound(upper);
        RocksIterator iterator = rocks.newIterator(bounded)) {
      iterator.seek(from);
      while (iterator.isValid() && visitor.visit(iterator.key(), iterator.value())) {
        iterator.next();
      }
      iterator.status();
    } catch (RocksDBException e) {
      throw failures.failed(e);
    }
  }

  @Override
  public void descend(byte[] from, byte[] end, Visitor visitor) {
    try (Slice lower = new Slice(from);
        ReadOptions bounded = new ReadOptions().setIterateLowerBound(lower);
        RocksIterator iterator = rocks.newIterator(bounded)) {
      iterator.seekForPrev(end);
      if (iterator.isValid() && Arrays.equals(iterator.key(), end)) {
        iterator.prev();
      }
      while (iterator.isValid() && visitor.visit(iterator.key(), iterator.value())) {
        iterator.prev();
      }
      iterator.status();
    } catch (RocksDBException e) {
      throw failures.failed(e);
    }
  }

  @Override
  public void write(List<RowWrite> writes) {
    try (WriteBatch batch = new WriteBatch()) {
      for (RowWrite write : writes) {
        switch (write) {
          case RowWrite.Put put -> batch.put(put.key(), put.value());
          case RowWrite.Remove remove -> batch.delete(remove.key());
        }
      }
      rocks.write(writing, batch);
    } catch (RocksDBException e) {
      throw failures.failed(e);
    }
  }

  /** Returns when the system has all that was written before this was called. */
  void handOver() throws StoreException.Unavailable {
    try {
      rocks.flushWal(false);
    } catch (RocksDBException e) {
      throw failures.failed(e);
    }
  }

  /** Returns when all that was written before this was called is on disk. */
  void synchronize() throws StoreException.Unavailable {
    long through = rocks.getLatestSequenceNumber();
    try {
      rocks.flushWal(true);
      mark.acknowledged(through);
    } catch (RocksDBException e) {
      throw failures.failed(e);
    } catch (IOException e) {
      throw failures.unusable(e);
    }
  }

  /**
   * Makes a second database in a folder that is not there, with all that was written so far, while
   * others read and write. Table files are shared with it where both are on one file system.
   *
   * @return the mark of the second database
   */
  AcknowledgedMark.Numbers copyTo(Path folder) throws StoreException.Unavailable {
    long through = rocks.getLatestSequenceNumber();
    try (Checkpoint checkpoint = Checkpoint.create(rocks)) {
      checkpoint.createCheckpoint(folder.toString());
      // Its logs begin somewhere between the two.
      return new AcknowledgedMark.Numbers(through, rocks.getLatestSequenceNumber());
    } catch (RocksDBException e) {
      throw failures.failed(e);
    }
  }

  /**
   * Writes what is in the logs to table files, and all of these anew: rows that were removed or
   * replaced are in no file afterwards.
   */
  void purge() throws StoreException.Unavailable {
    try (FlushOptions flush = new FlushOptions().setWaitForFlush(true);
        CompactRangeOptions all =
            new CompactRangeOptions()
                .setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
      rocks.flush(flush);
      rocks.compactRange(rocks.getDefaultColumnFamily(), null, null, all);
    } catch (RocksDBException e) {
      throw failures.failed(e);
    }
  }

  @Override
  public void close() {
    rocks.close();
    reading.close();
    writing.close();
    background.close();
    options.close();
  }
}

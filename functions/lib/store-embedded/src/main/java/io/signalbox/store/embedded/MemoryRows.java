package io.signalbox.store.embedded;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Rows in memory. */
final class MemoryRows implements Rows {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  @GuardedBy("lock")
  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public byte @Nullable [] get(byte[] key) {
    lock.readLock().lock();
    try {
      return rows.get(key);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void ascend(byte[] from, byte[] end, Visitor visitor) {
    lock.readLock().lock();
    try {
      visit(rows.subMap(from, true, end, false), visitor);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void descend(byte[] from, byte[] end, Visitor visitor) {
    lock.readLock().lock();
    try {
      visit(rows.subMap(from, true, end, false).descendingMap(), visitor);
    } finally {
      lock.readLock().unlock();
    }
  }

  private static void visit(NavigableMap<byte[], byte[]> visited, Visitor visitor) {
    for (Map.Entry<byte[], byte[]> row : visited.entrySet()) {
      if (!visitor.visit(row.getKey(), row.getValue())) {
        return;
      }
    }
  }

  @Override
  public void write(List<RowWrite> writes) {
    lock.writeLock().lock();
    try {
      for (RowWrite write : writes) {
        switch (write) {
          case RowWrite.Put put -> rows.put(put.key(), put.value());
          case RowWrite.Remove remove -> rows.remove(remove.key());
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}

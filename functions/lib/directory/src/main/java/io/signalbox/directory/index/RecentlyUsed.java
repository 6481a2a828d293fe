package io.signalbox.directory.index;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;

/**
 * The values that were used last, as many as there is room for. For many threads at once.
 *
 * <p>A value never changes as long as its key is here.
 */
public final class RecentlyUsed<K, V> {
  private final long limitBytes;
  private final ToLongBiFunction<K, V> size;

  @GuardedBy("this")
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

  @GuardedBy("this")
  private long bytes;

  /**
   * An empty one.
   *
   * @param limitBytes how much memory keys and values may take
   * @param size how much of it a key with its value takes
   */
  public RecentlyUsed(long limitBytes, ToLongBiFunction<K, V> size) {
    this.limitBytes = limitBytes;
    this.size = size;
  }

  /** The value of a key, if it is here. */
  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Keeps a value, in place of those that were not used for the longest time. */
  public synchronized void put(K key, V value) {
    V former = values.put(key, value);
    bytes += size.applyAsLong(key, value);
    if (former != null) {
      bytes -= size.applyAsLong(key, former);
    }
    var oldest = values.entrySet().iterator();
    while (bytes > limitBytes) {
      Map.Entry<K, V> next = oldest.next();
      bytes -= size.applyAsLong(next.getKey(), next.getValue());
      oldest.remove();
    }
  }
}

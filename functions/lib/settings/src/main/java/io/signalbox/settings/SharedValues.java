package io.signalbox.settings;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Immutable values, each made once from its key for as long as anybody holds it. Where one process
 * runs many functions, all of them hold the same settings.
 */
final class SharedValues<K, V> {
  @GuardedBy("this")
  private final Map<K, WeakReference<V>> values = new HashMap<>();

  /** The value of that key; {@code make} must be a function of the key alone. */
  synchronized V of(K key, Supplier<V> make) {
    WeakReference<V> reference = values.get(key);
    @Nullable V held = reference == null ? null : reference.get();
    if (held != null) {
      return held;
    }
    values.values().removeIf(other -> other.get() == null);
    V made = make.get();
    values.put(key, new WeakReference<>(made));
    return made;
  }
}

package io.signalbox.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the functions of one process have in common, such as a cache. A thing is made when a
 * function first asks for it. For many threads at once.
 */
public final class Shared {
  private final Map<Class<?>, Object> things = new ConcurrentHashMap<>();

  /** The one thing of the type. */
  public <T> T get(Class<T> type, Supplier<T> maker) {
    return type.cast(things.computeIfAbsent(type, _ -> maker.get()));
  }
}

package io.signalbox.store.embedded;

import io.signalbox.store.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that are gone with the process. */
public final class MemorySecrets implements Secrets {
  private final Map<String, String> values = new ConcurrentHashMap<>();

  @Override
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(Secrets.requireName(name)));
  }

  @Override
  public void put(String name, String value) {
    values.put(Secrets.requireName(name), Secrets.requireValue(value));
  }

  @Override
  public String putIfAbsent(String name, String value) {
    Secrets.requireValue(value);
    return values.computeIfAbsent(Secrets.requireName(name), absent -> value);
  }

  @Override
  public void delete(String name) {
    values.remove(Secrets.requireName(name));
  }
}

package io.signalbox.settings.service;

import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Secrets in memory that can be looked into, and whose removals can be made to fail. */
final class RecordedSecrets implements Secrets {
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private volatile boolean removalsFail;

  void removalsFail(boolean fail) {
    removalsFail = fail;
  }

  /** The names of the destinations' credentials that are stored. */
  Set<String> names() {
    return values.keySet().stream()
        .filter(name -> name.startsWith("destinations/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public void put(String name, String value) {
    values.put(name, value);
  }

  @Override
  public String putIfAbsent(String name, String value) {
    return values.computeIfAbsent(name, absent -> value);
  }

  @Override
  public void delete(String name) {
    if (removalsFail) {
      throw new StoreException.Unavailable("The secrets are away", new IllegalStateException());
    }
    values.remove(name);
  }
}

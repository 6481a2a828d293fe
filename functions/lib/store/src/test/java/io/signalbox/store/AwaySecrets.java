package io.signalbox.store;

import java.io.IOException;
import java.util.Optional;

/** A secret store that does not answer. */
public final class AwaySecrets implements Secrets {

  @Override
  public Optional<String> get(String name) {
    throw away();
  }

  @Override
  public void put(String name, String value) {
    throw away();
  }

  @Override
  public String putIfAbsent(String name, String value) {
    throw away();
  }

  @Override
  public void delete(String name) {
    throw away();
  }

  private static StoreException away() {
    return new StoreException.Unavailable("away", new IOException("down"));
  }
}

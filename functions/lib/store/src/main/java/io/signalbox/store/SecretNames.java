package io.signalbox.store;

import java.util.List;

/** Lists what a store of secrets holds. */
@FunctionalInterface
public interface SecretNames {

  /** The names of all secrets, in their order. */
  List<String> all();
}

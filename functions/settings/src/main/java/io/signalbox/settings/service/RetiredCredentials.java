package io.signalbox.settings.service;

import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Credentials that are of no use any more. */
record RetiredCredentials(Secrets secrets) {
  private static final Logger LOGGER = System.getLogger(RetiredCredentials.class.getName());

  /** Removes credentials, and names those that could not be; the next commit tries again. */
  List<String> remove(List<String> names) {
    List<String> left = new ArrayList<>();
    for (String name : names) {
      try {
        secrets.delete(name);
      } catch (StoreException e) {
        LOGGER.log(Level.WARNING, "The credential " + name + " was not removed", e);
        left.add(name);
      }
    }
    return left;
  }
}

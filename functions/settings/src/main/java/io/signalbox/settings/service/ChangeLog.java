package io.signalbox.settings.service;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Logs, one line each, who changed the settings, and where; never a value. */
final class ChangeLog {
  private static final System.Logger LOGGER = System.getLogger(ChangeLog.class.getName());
  private static final int PLACES_LIMIT = 20;

  private ChangeLog() {}

  static void log(String by, Changes changes) {
    List<String> places = new ArrayList<>();
    changes.added().forEach(pointer -> places.add("added " + pointer));
    changes.changed().forEach(pointer -> places.add("changed " + pointer));
    changes.removed().forEach(pointer -> places.add("removed " + pointer));
    int left = Math.max(0, places.size() - PLACES_LIMIT);
    LOGGER.log(
        Level.INFO,
        "{0} changed the settings: {1}{2}",
        by,
        String.join(", ", places.subList(0, places.size() - left)),
        left == 0 ? "" : " and " + left + " more");
  }
}

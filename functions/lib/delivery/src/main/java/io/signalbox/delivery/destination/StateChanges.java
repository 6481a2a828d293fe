package io.signalbox.delivery.destination;

import io.signalbox.delivery.destination.DestinationState.Failure;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.peer.PeerText;
import io.signalbox.store.telemetry.LogContext;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs, one line each, that a destination begins to fail, no longer fails, or is paused. */
final class StateChanges {
  private static final System.Logger LOGGER = System.getLogger(StateChanges.class.getName());

  private StateChanges() {}

  /** To be told of each change once it is written. */
  static void log(DestinationState before, DestinationState after) {
    LogContext.about(
        LogContext.DESTINATION,
        after.name(),
        () -> {
          logFailure(after.name(), before.failure(), after.failure());
          logPause(after.name(), before.pause(), after.pause());
        });
  }

  private static void logFailure(String name, @Nullable Failure before, @Nullable Failure after) {
    if (before == null && after != null) {
      LOGGER.log(
          Level.WARNING,
          "The destination {0} fails since {1}: {2}",
          name,
          after.since().toString(),
          oneLine(after.answer()));
    }
    if (before != null && after == null) {
      LOGGER.log(
          Level.INFO,
          "The destination {0} no longer counts as failing; it did since {1}, {2} tries",
          name,
          before.since().toString(),
          Integer.toString(before.attempts()));
    }
  }

  private static void logPause(String name, @Nullable Pause before, @Nullable Pause after) {
    if (before == null && after != null) {
      LOGGER.log(
          after.by().equals(DestinationState.HUB) ? Level.WARNING : Level.INFO,
          "The destination {0} is paused by {1}: {2}",
          name,
          after.by(),
          oneLine(after.reason()));
    }
  }

  private static String oneLine(String text) {
    return PeerText.of(text, List.of());
  }
}

package io.signalbox.delivery.drain;

import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Destination;
import io.signalbox.store.telemetry.LogContext;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Logs, one line each, what a batch sets aside, and what is not tried again by itself. */
final class SetAsideLog {
  private static final System.Logger LOGGER = System.getLogger(SetAsideLog.class.getName());

  private SetAsideLog() {}

  /** To be told of each batch once its outcome is written. */
  static void log(
      Destination destination, LoadedBatch batch, Reader before, ReaderTransition.Settled settled) {
    for (Reader aside : settled.aside()) {
      Trouble trouble = aside.trouble();
      // Without trouble it is half of a batch, and its own batch tells.
      if (trouble != null) {
        log(destination, carried(batch, aside), "is set aside: " + trouble.reason());
      }
    }
    if (settled.next().isPaused() && !before.isPaused()) {
      Trouble trouble = settled.next().trouble();
      log(
          destination,
          batch.envelopes().getFirst(),
          "is not tried again by itself: " + (trouble == null ? "" : trouble.reason()));
    }
  }

  private static List<StoredEnvelope> carried(LoadedBatch batch, Reader aside) {
    List<StoredEnvelope> carried = new ArrayList<>();
    for (int i = 0; i < batch.envelopes().size(); i++) {
      List<Located> entries = batch.entries().get(i);
      for (int j = 0; j < entries.size(); j++) {
        if (covers(aside, entries.get(j).position())) {
          carried.add(batch.envelopes().get(i).get(j));
        }
      }
    }
    return carried;
  }

  private static boolean covers(Reader aside, Position position) {
    Position until = aside.until();
    return aside.cursor().compareTo(position) <= 0
        && until != null
        && position.compareTo(until) < 0;
  }

  private static void log(Destination destination, List<StoredEnvelope> envelopes, String what) {
    String first = envelopes.isEmpty() ? "past retention" : envelopes.getFirst().key().id().value();
    String others = envelopes.size() > 1 ? " with " + (envelopes.size() - 1) + " others" : "";
    LogContext.about(
        LogContext.ENVELOPE,
        first,
        () ->
            LogContext.about(
                LogContext.DESTINATION,
                destination.name(),
                () ->
                    LOGGER.log(
                        Level.WARNING,
                        "The envelope {0}{1} for the destination {2} {3}",
                        first,
                        others,
                        destination.name(),
                        what)));
  }
}

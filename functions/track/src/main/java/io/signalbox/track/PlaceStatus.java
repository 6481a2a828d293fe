package io.signalbox.track;

import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.feeds.Position;
import java.util.List;
import java.util.Locale;

/** How far an envelope is on its way out of one feed. */
enum PlaceStatus {
  /** It waits for its turn, or for the end of a digest's interval. */
  WAITING,
  /** It is being sent, or its outcome is not known yet. */
  SENDING,
  /** Its destination is in trouble, and it is tried again. */
  FAILING,
  /** It waits for somebody to resume its destination. */
  PAUSED,
  /** Its destination does not take it; it is tried again by itself. */
  SET_ASIDE,
  DELIVERED,
  /** It was taken and came back; it waits for somebody to replay it. */
  RETURNED,
  /** It is marked above its destination's ceiling; it waits for somebody to replay it. */
  WITHHELD,
  /** It lies in a feed that is read on request. */
  AVAILABLE;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * The status of an envelope in a feed that the hub sends.
   *
   * @param readers those of the feed
   * @param state that of its destination
   */
  static PlaceStatus of(Position position, List<Reader> readers, DestinationState state) {
    for (Reader reader : readers) {
      if (reader.id().isAside() && covers(reader, position)) {
        if (reader.id().isReturned() && reader.isPaused()) {
          return RETURNED;
        }
        return reader.isPaused() || state.isPaused() ? PAUSED : SET_ASIDE;
      }
    }
    return readers.stream()
        .filter(reader -> reader.id().isMain())
        .findFirst()
        .map(main -> ofMain(position, main, state))
        .orElse(state.isPaused() ? PAUSED : WAITING);
  }

  private static PlaceStatus ofMain(Position position, Reader main, DestinationState state) {
    if (position.compareTo(main.cursor()) < 0) {
      return DELIVERED;
    }
    if (main.isPaused() || state.isPaused()) {
      return PAUSED;
    }
    if (main.trouble() != null || state.isFailing()) {
      return FAILING;
    }
    InFlightBatch inFlight = main.inFlight();
    return inFlight != null && position.compareTo(inFlight.to()) < 0 ? SENDING : WAITING;
  }

  private static boolean covers(Reader aside, Position position) {
    Position until = aside.until();
    return aside.cursor().compareTo(position) <= 0
        && until != null
        && position.compareTo(until) < 0;
  }
}

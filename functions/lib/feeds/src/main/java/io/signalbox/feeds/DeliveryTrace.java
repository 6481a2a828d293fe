package io.signalbox.feeds;

import java.time.Instant;
import java.util.List;

/** Where an envelope went. */
public sealed interface DeliveryTrace {

  /** Its place in one feed. */
  record Place(FeedId feed, Located located) {}

  /** Its places in the feeds that it was given to; none where it was not, or not found. */
  default List<Place> places() {
    return this instanceof Routed(var at, List<Place> places, var notFound) ? places : List.of();
  }

  /** The journal, as far as it could have the envelope, has it not: it was not routed yet. */
  record NotRouted() implements DeliveryTrace {}

  /**
   * The journal has more entries than were looked through: nobody knows whether it was routed.
   *
   * @param from the time from which the journal was looked through
   * @param until the time of the last entry that was looked at
   * @param entries how many were looked at
   */
  record NotFound(Instant from, Instant until, int entries) implements DeliveryTrace {}

  /**
   * It was routed.
   *
   * @param at when it was given to its feeds
   * @param places its places in them
   * @param notFound feeds that got it, in which its place was not found
   */
  record Routed(Instant at, List<Place> places, List<FeedId> notFound) implements DeliveryTrace {
    public Routed {
      places = List.copyOf(places);
      notFound = List.copyOf(notFound);
    }
  }
}

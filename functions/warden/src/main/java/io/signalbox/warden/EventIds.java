package io.signalbox.warden;

import io.signalbox.feeds.Position;

/**
 * The ids that Warden's clients count events by: integers from 1, which rise in the order of the
 * feed. An id says the same as the place behind its event, so none has to be looked up.
 *
 * <p>They stay below 2^53, which every JSON reader holds exactly: a feed's first page has the
 * number of a millisecond since 1970.
 */
final class EventIds {
  /** More than a page has entries. */
  private static final int PLACES_A_PAGE = 1_024;

  private EventIds() {}

  /**
   * The id of the last event before that place; 1 where there is none: 0 has a meaning of its own.
   */
  static long before(Position place) {
    return Math.max(1, place.page() * PLACES_A_PAGE + place.index());
  }

  /**
   * The place behind the event of that id.
   *
   * @param id 1 or more
   */
  static Position behind(long id) {
    return new Position(id / PLACES_A_PAGE, (int) (id % PLACES_A_PAGE));
  }
}

package io.signalbox.feeds;

import java.util.List;

/**
 * What lies behind a position, as far as it was asked for.
 *
 * @param entries in order; empty where the position is the feed's end
 * @param next where to go on reading
 * @param continuity whether entries behind the position are missing because they were past
 *     retention
 */
public record Reading(List<Located> entries, Position next, Continuity continuity) {

  /** Whether what was read begins right behind the position. */
  public enum Continuity {
    /** Nothing is missing. */
    WHOLE,
    /** Entries behind the position are gone. */
    BROKEN,
    /**
     * The feed began anew since: entries behind the position may be gone, if it is older than
     * retention.
     */
    UNSURE
  }

  public Reading {
    entries = List.copyOf(entries);
  }
}

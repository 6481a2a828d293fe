package io.signalbox.simulation.check;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import java.util.Map;

/**
 * Where a hub stood at some moment: what is checked is what came since.
 *
 * @param changes how many changes its envelopes had seen
 * @param ends the places behind all that its feeds had; the beginning for others
 */
public record Since(int changes, Map<FeedId, Position> ends) {
  /** Everything is checked. */
  public static final Since THE_BEGINNING = new Since(0, Map.of());

  public Since {
    ends = Map.copyOf(ends);
  }

  Position end(FeedId feed) {
    return ends.getOrDefault(feed, Position.START);
  }
}

package io.signalbox.statistics;

import io.signalbox.feeds.Located;
import java.util.List;
import java.util.Optional;

/**
 * A part of what a search finds, in its order.
 *
 * @param entries maybe none, where much was looked through
 * @param next where the search goes on; empty where there is no more
 */
public record Found(List<Located> entries, Optional<Place> next) {
  public Found {
    entries = List.copyOf(entries);
  }
}

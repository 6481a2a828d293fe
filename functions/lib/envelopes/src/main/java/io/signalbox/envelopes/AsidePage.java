package io.signalbox.envelopes;

import java.util.List;
import java.util.Optional;

/**
 * A part of what was kept aside, the newest first.
 *
 * @param next behind which the next part begins; empty where there is no more
 */
public record AsidePage<T>(List<Aside<T>> items, Optional<AsideId> next) {
  public AsidePage {
    items = List.copyOf(items);
  }
}

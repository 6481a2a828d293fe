package io.signalbox.store.embedded;

import java.util.List;
import java.util.Map;

/**
 * What a look at a whole store found.
 *
 * @param rows how many rows can be read, by table or queue and kind, such as {@code
 *     table/Envelopes/items}
 * @param damage what cannot be read, one line each; empty if all can
 */
public record StoreReport(Map<String, Long> rows, List<String> damage) {
  public StoreReport {
    damage = List.copyOf(damage);
  }
}

package io.signalbox.taxii;

import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.util.List;
import java.util.Map;

/** Tells which objects of a collection the entries of its feed stand for. */
interface ObjectSource {
  /** The objects that are asked for, each at its entry's position. Other entries have none. */
  Map<Position, StixObject> of(Collection collection, List<Located> entries, CollectionQuery query);
}

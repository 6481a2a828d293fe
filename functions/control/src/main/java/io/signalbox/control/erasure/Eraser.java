package io.signalbox.control.erasure;

import io.signalbox.envelopes.EnvelopeErasure;
import io.signalbox.feeds.FeedErasure;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes out what is held. Each step can be repeated. */
final class Eraser {
  private final Places places;
  private final Search search;

  Eraser(Places places, Search search) {
    this.places = places;
    this.search = search;
  }

  void erase(Places.Name name, Held held) {
    Table table = places.table(name);
    Item item = held.item();
    switch (held.remedy()) {
      case KEEP -> {}
      case ENVELOPE -> {
        for (EnvelopeErasure.Erased erased : places.envelopes.erase(item)) {
          places.feeds.blank(erased.key(), erased.receivedAt());
        }
      }
      case FEED -> FeedErasure.feedOfGroup(item.key()).ifPresent(places.feeds::end);
      case REMOVE -> remove(table, item.key());
      case REMOVE_PARTS -> search.parts(item).forEach(part -> remove(table, part.key()));
      case MASK -> mask(table, item.key());
      case MASK_VALUES -> places.sheets.change(item.key(), search.trace()::masked);
    }
  }

  private static void remove(Table table, Key key) {
    Map<Key, Item> standing = table.getAll(List.of(key), Consistency.STRONG);
    while (!standing.values().stream()
        .allMatch(item -> table.deleteIfVersion(key, item.version()))) {
      standing = table.getAll(List.of(key), Consistency.STRONG);
    }
  }

  private void mask(Table table, Key key) {
    Optional<Item> standing = table.get(key, Consistency.STRONG);
    while (standing.isPresent()) {
      Item item = standing.get();
      Optional<Body> masked = Packed.masked(item.body().bytes(), search.trace());
      if (masked.isEmpty()
          || table.replaceIfVersion(
              new Draft(key, masked.get(), item.due(), item.expires()), item.version())) {
        return;
      }
      standing = table.get(key, Consistency.STRONG);
    }
  }
}

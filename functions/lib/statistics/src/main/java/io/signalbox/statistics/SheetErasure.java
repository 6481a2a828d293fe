package io.signalbox.statistics;

import io.signalbox.statistics.SheetHeadCodec.Head;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes values out of sheets and their summaries, whose rows keep their counts. Rows whose values
 * became the same stay apart, and are counted together. Each step can be repeated.
 */
public final class SheetErasure {
  /** Of heads, of parts, which are behind the name of their head, and of summaries. */
  private static final Pattern PARTITION =
      Pattern.compile(
          "(?<heads>~statistics/(?:outcomes/\\d+/)?(?<level>hour|day|month))"
              + "(?:/(?<head>[^/]+/[^/]+)/.*|-by-.*)?");

  private final Table feeds;

  /**
   * @param feeds the table of feeds, which also holds the sheets
   */
  public SheetErasure(Table feeds) {
    this.feeds = feeds;
  }

  /**
   * The values by which an item of the table counts; empty where it is no part of a sheet, or of a
   * format before the sixth.
   */
  public static Optional<List<String>> values(Item item) {
    Matcher name = PARTITION.matcher(item.key().partition());
    return name.matches() ? part(name, item).map(PartValues::all) : Optional.empty();
  }

  /** Changes the values of an item that has some. */
  public void change(Key key, UnaryOperator<String> change) {
    Matcher name = PARTITION.matcher(key.partition());
    if (!name.matches()) {
      return;
    }
    // What says where values are does not know the changed ones: without it, all parts are read.
    Optional.ofNullable(name.group("head"))
        .ifPresent(
            head ->
                replace(
                    new Key(name.group("heads"), head),
                    item -> Optional.of(withoutDirectory(level(name), item))));
    replace(key, item -> part(name, item).map(values -> with(name, item, values.changed(change))));
  }

  private static Optional<PartValues> part(Matcher name, Item item) {
    return isHead(name)
        ? Optional.of(SheetHeadCodec.decode(level(name), item.body()))
            .filter(head -> head.parts().isEmpty())
            .flatMap(head -> PartValues.of(head.part()))
        : PartValues.of(item.body().bytes());
  }

  private static Body with(Matcher name, Item item, byte[] part) {
    if (!isHead(name)) {
      return Body.of(part);
    }
    Head head = SheetHeadCodec.decode(level(name), item.body());
    return SheetHeadCodec.encode(
        new Head(head.sheet(), head.isIndexed(), head.parts(), part, head.version()));
  }

  private static Body withoutDirectory(Level level, Item item) {
    Head head = SheetHeadCodec.decode(level, item.body());
    return head.parts().isEmpty()
        ? item.body()
        : SheetHeadCodec.encode(
            new Head(head.sheet(), head.isIndexed(), head.parts(), new byte[0], head.version()));
  }

  private static boolean isHead(Matcher name) {
    return name.group().equals(name.group("heads"));
  }

  private static Level level(Matcher name) {
    return Level.valueOf(name.group("level").toUpperCase(Locale.ROOT));
  }

  private interface Change {
    Optional<Body> of(Item standing);
  }

  private void replace(Key key, Change change) {
    Optional<Item> standing = feeds.get(key, Consistency.STRONG);
    while (standing.isPresent()) {
      Item item = standing.get();
      Optional<Body> changed = change.of(item).filter(body -> !body.equals(item.body()));
      if (changed.isEmpty()
          || feeds.replaceIfVersion(
              new Draft(key, changed.get(), item.due(), item.expires()), item.version())) {
        return;
      }
      standing = feeds.get(key, Consistency.STRONG);
    }
  }
}

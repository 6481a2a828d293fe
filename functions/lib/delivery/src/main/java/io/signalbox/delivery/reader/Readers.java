package io.signalbox.delivery.reader;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The readers of all feeds. Every change is conditional on the version that it was made from. */
public final class Readers {
  private static final int READERS_A_READ = 1_000;

  private final DueTable table;

  public Readers(DueTable table) {
    this.table = table;
  }

  public Optional<Versioned> find(ReaderId id) {
    return table.get(id.key(), Consistency.STRONG).map(Readers::versioned);
  }

  /** Adds the reader, unless one of its id is there; answers with the one that stands. */
  public Versioned addIfAbsent(Reader reader) {
    return switch (table.insertIfAbsent(draft(reader))) {
      case Insertion.Inserted inserted -> versioned(inserted.item());
      case Insertion.Present present -> versioned(present.item());
    };
  }

  /**
   * Adds the reader that follows a feed from its beginning, unless it is there; paused where its
   * destination is.
   *
   * @return the reader that stands
   */
  public Versioned follow(FeedId feed, Group group, Instant now) {
    Versioned added = addIfAbsent(Reader.following(ReaderId.main(feed), group, Position.START));
    // Read after the reader was added: whoever pauses the destination writes the mark first and
    // lists readers then.
    Optional<Versioned> mark = find(ReaderId.pauseMark(feed.destination()));
    if (mark.isPresent()
        && mark.get().reader().status() instanceof Status.Paused(String reason, Instant since)
        && !added.reader().isPaused()) {
      change(ReaderId.main(feed), reader -> reader.paused(reason, now));
      return find(ReaderId.main(feed)).orElse(added);
    }
    return added;
  }

  /**
   * Replaces the reader that stands under that version.
   *
   * @return the new version; empty where somebody else changed the reader meanwhile
   */
  public Optional<Versioned> replace(Versioned standing, Reader next) {
    return table.replaceIfVersion(draft(next), standing.version())
        ? Optional.of(new Versioned(next, standing.version() + 1))
        : Optional.empty();
  }

  /**
   * Replaces a reader for the one who holds its lease, also where somebody has paused or resumed it
   * meanwhile: that stays.
   *
   * @param standing the reader with the lease
   * @return the new version; empty where the lease is another's by now
   */
  public Optional<Versioned> replaceAsOwner(Versioned standing, Reader next) {
    Versioned base = standing;
    Reader wanted = next;
    while (true) {
      Optional<Versioned> replaced = replace(base, wanted);
      if (replaced.isPresent()) {
        return replaced;
      }
      Optional<Versioned> other = ownedLike(standing);
      if (other.isEmpty()) {
        return Optional.empty();
      }
      base = other.get();
      wanted =
          !next.isPaused()
                  && base.reader().status() instanceof Status.Paused(String reason, Instant since)
              ? next.paused(reason, since)
              : next;
    }
  }

  /** Removes a reader for the one who holds its lease; answers whether it is gone. */
  public boolean removeAsOwner(Versioned standing) {
    Optional<Versioned> base = Optional.of(standing);
    while (base.isPresent() && !remove(base.get())) {
      base = ownedLike(standing);
    }
    return base.isPresent();
  }

  /** The reader as it is now, if its lease still is the same. */
  private Optional<Versioned> ownedLike(Versioned standing) {
    return find(standing.reader().id())
        .filter(
            now ->
                now.reader().lease() != null
                    && Objects.equals(now.reader().lease(), standing.reader().lease()));
  }

  /** Changes a reader, whoever else changes it at the same time; empty where it is not there. */
  public Optional<Reader> change(ReaderId id, UnaryOperator<Reader> change) {
    while (true) {
      Optional<Versioned> standing = find(id);
      if (standing.isEmpty()) {
        return Optional.empty();
      }
      Optional<Versioned> changed = replace(standing.get(), change.apply(standing.get().reader()));
      if (changed.isPresent()) {
        return changed.map(Versioned::reader);
      }
    }
  }

  /** Removes the reader that stands under that version; answers whether it is gone. */
  public boolean remove(Versioned standing) {
    return table.deleteIfVersion(standing.reader().id().key(), standing.version());
  }

  /**
   * Writes down that the whole destination is paused; the readers it has by now are another matter.
   */
  public void markPaused(String destination, String reason, Instant now) {
    ReaderId mark = ReaderId.pauseMark(destination);
    addIfAbsent(Reader.following(mark, Group.NONE, Position.START));
    change(mark, standing -> standing.paused(reason, now));
  }

  public void removePauseMark(String destination) {
    find(ReaderId.pauseMark(destination)).ifPresent(this::remove);
  }

  /** Why the destination as a whole is paused; empty where it is not. */
  public Optional<String> whyPaused(String destination) {
    return find(ReaderId.pauseMark(destination))
        .flatMap(
            mark ->
                mark.reader().status() instanceof Status.Paused(String reason, Instant since)
                    ? Optional.of(reason)
                    : Optional.empty());
  }

  /** All readers of a destination, group by group. */
  public List<Reader> ofDestination(String destination) {
    return all(Range.ascending(destination, READERS_A_READ));
  }

  /** All readers of one feed. */
  public List<Reader> ofFeed(FeedId feed) {
    return all(Range.withPrefix(feed.destination(), ReaderId.sortKeyPrefix(feed), READERS_A_READ));
  }

  /** Whether another reader of the feed has yet to write down that it has added this one. */
  public boolean isBeingAdded(ReaderId aside) {
    return ofFeed(aside.feed()).stream()
        .flatMap(reader -> reader.aside().stream())
        .anyMatch(added -> added.id().equals(aside));
  }

  private List<Reader> all(Range range) {
    List<Reader> readers = new ArrayList<>();
    Range rest = range;
    while (true) {
      List<Item> items = table.query(rest, Consistency.STRONG);
      items.stream()
          .map(item -> versioned(item).reader())
          .filter(reader -> !reader.id().isPauseMark())
          .forEach(readers::add);
      if (items.size() < READERS_A_READ) {
        return readers;
      }
      rest = range.from(items.getLast().key().sort() + '\0');
    }
  }

  /** The readers that somebody must look after, longest overdue first, at most {@code limit}. */
  public List<ReaderId> due(Instant now, int limit) {
    return table.due(now, limit).stream().map(due -> ReaderId.of(due.key())).toList();
  }

  private static Draft draft(Reader reader) {
    return Draft.of(reader.id().key(), ReaderCodec.encode(reader)).dueAt(reader.due().orElse(null));
  }

  private static Versioned versioned(Item item) {
    return new Versioned(ReaderCodec.decode(ReaderId.of(item.key()), item.body()), item.version());
  }
}

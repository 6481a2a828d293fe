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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The readers of all feeds. Every change is conditional on the version that it was made from.
 *
 * <p>The reader of a replay is added at most once: after its end it is kept for {@link
 * #ENDED_KEPT}, where {@link #addIfAbsent} alone sees it.
 */
public final class Readers {
  private static final int READERS_A_READ = 1_000;

  /**
   * Longer than a queue keeps what somebody may be working on anew: 14 days. A run of a job that
   * was frozen comes earlier.
   */
  static final Duration ENDED_KEPT = Duration.ofDays(15);

  private final DueTable table;

  public Readers(DueTable table) {
    this.table = table;
  }

  /** The same, whose writes answer as soon as they outlive the process. */
  public Readers outlivingTheProcess() {
    return new Readers(table.outlivingTheProcess());
  }

  public Optional<Versioned> find(ReaderId id) {
    return table
        .get(id.key(), Consistency.STRONG)
        .map(Readers::versioned)
        .filter(found -> !found.reader().isEnded());
  }

  /**
   * Adds the reader, unless one of its id is there or has ended; answers with the one that stands.
   */
  public Versioned addIfAbsent(Reader reader) {
    return switch (table.insertIfAbsent(draft(reader))) {
      case Insertion.Inserted inserted -> versioned(inserted.item());
      case Insertion.Present present -> versioned(present.item());
    };
  }

  /** Adds the reader that follows a feed, unless it is there; answers with the one that stands. */
  public Versioned follow(FeedId feed, Group group) {
    return addIfAbsent(Reader.following(ReaderId.main(feed), group, Position.START));
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
   * Replaces a reader for the one who holds its lease, also where somebody has changed it
   * meanwhile: what its owner knows counts.
   *
   * @param standing the reader with the lease
   * @return the new version; empty where the lease is another's by now
   */
  public Optional<Versioned> replaceAsOwner(Versioned standing, Reader next) {
    Optional<Versioned> base = Optional.of(standing);
    while (base.isPresent()) {
      Optional<Versioned> replaced = replace(base.get(), next);
      if (replaced.isPresent()) {
        return replaced;
      }
      base = ownedLike(standing);
    }
    return Optional.empty();
  }

  /** Ends a bounded reader for the one who holds its lease; does nothing for anybody else. */
  public void endAsOwner(Versioned standing, Instant now) {
    Optional<Versioned> base = Optional.of(standing);
    while (base.isPresent() && !end(base.get(), now)) {
      base = ownedLike(standing);
    }
  }

  /** Ends the bounded reader that stands under that version; answers whether it did. */
  public boolean end(Versioned standing, Instant now) {
    Reader reader = standing.reader();
    return reader.id().isAddedOnce()
        ? table.replaceIfVersion(
            draft(reader.ended()).expiringAt(now.plus(ENDED_KEPT)), standing.version())
        : remove(standing);
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

  /** All readers of a destination, group by group. */
  public List<Reader> ofDestination(String destination) {
    return all(Range.ascending(destination, READERS_A_READ));
  }

  /** All readers of one feed. */
  public List<Reader> ofFeed(FeedId feed) {
    return all(Range.withPrefix(feed.destination(), ReaderId.sortKeyPrefix(feed), READERS_A_READ));
  }

  /** Whether the one that set this reader aside has yet to write down that it has added it. */
  public boolean isBeingAdded(Reader aside) {
    return !aside.setAsideBy().isEmpty()
        && find(new ReaderId(aside.id().feed(), ReaderKind.parse(aside.setAsideBy()))).stream()
            .flatMap(by -> by.reader().aside().stream())
            .anyMatch(added -> added.id().equals(aside.id()));
  }

  /**
   * Some readers of a destination, and the sort key with which the next page begins; empty at the
   * end.
   */
  public record Page(List<Reader> readers, Optional<String> next) {}

  /**
   * The readers of a destination from a sort key on.
   *
   * @param from empty for the first
   */
  public Page page(String destination, String from, int limit) {
    Range range = Range.ascending(destination, limit);
    return page(from.isEmpty() ? range : range.from(from));
  }

  private Page page(Range range) {
    List<Item> items = table.query(range, Consistency.STRONG);
    List<Reader> readers =
        items.stream()
            .filter(item -> !ReaderId.of(item.key()).isJob())
            .map(item -> versioned(item).reader())
            .filter(reader -> !reader.isEnded())
            .toList();
    return new Page(
        readers,
        items.size() < range.limit()
            ? Optional.empty()
            : Optional.of(items.getLast().key().sort() + '\0'));
  }

  private List<Reader> all(Range range) {
    Page page = page(range);
    List<Reader> readers = new ArrayList<>(page.readers());
    while (page.next().isPresent()) {
      page = page(range.from(page.next().get()));
      readers.addAll(page.readers());
    }
    return readers;
  }

  /** The readers and jobs that somebody must look after, longest overdue first. */
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

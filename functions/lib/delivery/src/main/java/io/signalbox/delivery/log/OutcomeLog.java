package io.signalbox.delivery.log;

import io.signalbox.feeds.FeedAppender;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What became of deliveries, of all destinations: {@value #PARTS} logs of pages, so that none takes
 * all writes. A page is inserted behind the one before it, and times do not go back: whoever has
 * read up to a page has read all before it, for ever. For many threads at once.
 */
public final class OutcomeLog {
  /** How many logs there are. */
  public static final int PARTS = 4;

  private static final String MARKS = "~outcome/";
  private static final int ROWS_A_PAGE = 500;

  /** For so long before its first try a page may seem to be, by another clock. */
  private static final Duration DOUBT = FeedAppender.CLOCK_MARGIN.multipliedBy(2);

  private static final int TRIED_MOST = 1_000;

  private final Table deliveries;
  private final OutcomePages pages;
  private final Clock clock;
  private final Duration retention;

  /** The place of the last page of each log that is known here; nothing where a write failed. */
  private final AtomicReferenceArray<@Nullable Place> known = new AtomicReferenceArray<>(PARTS);

  /** When the latest writes were first tried here: a page may be there under such an id. */
  private final Map<String, Instant> tried =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
              return size() > TRIED_MOST;
            }
          });

  /**
   * What is to be added.
   *
   * @param triedAt when it was first tried, if it may be there
   * @param byMany whether others may be adding the same
   */
  private record Write(
      int part,
      String id,
      String destination,
      List<OutcomeRow> rows,
      List<ConcernedEvents> concerned,
      Optional<Instant> triedAt,
      boolean byMany) {

    /** Its place, if one of the pages is of it. */
    Optional<Place> among(List<OutcomePage> pages) {
      return pages.stream().filter(page -> page.id().equals(id)).findFirst().map(Place::of);
    }
  }

  public OutcomeLog(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.pages = new OutcomePages(deliveries);
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Adds outcomes. The same again from here adds nothing.
   *
   * @param id of this write, which nobody else uses
   * @param concerned which events had these results, but for those {@linkplain
   *     ConcernedEvents#areNoted not noted}
   * @throws StoreException where it may, or may not, have been added; to be repeated then
   */
  public void append(
      String id, String destination, List<OutcomeRow> outcomes, List<ConcernedEvents> concerned) {
    List<OutcomeRow> rows = OutcomeRow.alikeTogether(outcomes);
    for (int from = 0; from < rows.size(); from += ROWS_A_PAGE) {
      List<OutcomeRow> some = rows.subList(from, Math.min(rows.size(), from + ROWS_A_PAGE));
      String pageId = from == 0 ? id : id + "/" + from;
      Optional<Instant> before = Optional.ofNullable(tried.putIfAbsent(pageId, clock.instant()));
      append(
          new Write(part(id), pageId, destination, some, concerned, before, false),
          () -> last(part(id)));
    }
  }

  /**
   * Adds one outcome that several may add, at any time within the retention. The same again adds
   * nothing.
   *
   * @param id of this outcome
   * @param concerned the events that had it
   * @throws StoreException where it may, or may not, have been added; to be repeated then
   */
  public void appendOnce(String id, String destination, OutcomeRow row, ConcernedEvents concerned) {
    int part = part(id);
    // Before the mark: whoever else writes under it does so behind this page.
    Optional<Place> last = last(part);
    Instant now = clock.instant();
    Draft mark =
        Draft.of(new Key(MARKS + id, "tried"), Body.ofText(now.toString()))
            .expiringAt(now.plus(retention));
    Optional<Instant> before =
        deliveries.insertIfAbsent(mark) instanceof Insertion.Present(Item item)
            ? Optional.of(Instant.parse(item.body().text()))
            : Optional.empty();
    append(
        new Write(part, id, destination, List.of(row), List.of(concerned), before, true),
        () -> last);
  }

  private void append(Write write, Supplier<Optional<Place>> last) {
    int part = write.part();
    try {
      Optional<Place> before = known(part);
      Place place = appended(write, last);
      // Where others write, too, to ask for their last page first costs less than to be refused.
      boolean isAlone = before.isEmpty() || place.number() == before.get().number() + 1;
      known.set(part, isAlone ? place : null);
    } catch (StoreException e) {
      known.set(part, null);
      throw e;
    }
  }

  private Place appended(Write write, Supplier<Optional<Place>> last) {
    if (write.triedAt().isEmpty()) {
      return insert(write, last.get());
    }
    List<OutcomePage> back = back(write);
    return write
        .among(back)
        .orElseGet(() -> insert(write, back.stream().findFirst().map(Place::of)));
  }

  /** The pages since the write was first tried, or the page of it, the newest first. */
  private List<OutcomePage> back(Write write) {
    Instant tried = write.triedAt().orElseGet(clock::instant);
    return pages.back(write.part(), write.id(), tried.minus(DOUBT));
  }

  /** The last page that is known here, or there is. */
  private Optional<Place> last(int part) {
    return known(part).filter(place -> !isOld(place)).or(() -> pages.newest(part).map(Place::of));
  }

  private Optional<Place> known(int part) {
    return Optional.ofNullable(known.get(part));
  }

  private Place insert(Write write, Optional<Place> behind) {
    Optional<Place> last = behind;
    while (true) {
      OutcomePage page = next(last, write);
      Draft draft =
          Draft.of(OutcomePages.key(write.part(), page.number()), OutcomePageCodec.encode(page))
              .expiringAt(page.at().plus(retention));
      switch (deliveries.insertIfAbsent(draft)) {
        case Insertion.Inserted _ -> {
          return Place.of(page);
        }
        case Insertion.Present(Item item) -> {
          OutcomePage other = OutcomePages.page(item);
          // Others may have added many since: to try behind each would be a write for each. One of
          // them may be this, where several tell it.
          List<OutcomePage> since =
              write.byMany() ? back(write) : pages.newest(write.part()).stream().toList();
          Optional<Place> same = write.among(List.of(other)).or(() -> write.among(since));
          if (same.isPresent()) {
            return same.get();
          }
          last =
              since.stream()
                  .findFirst()
                  .filter(one -> one.number() > other.number())
                  .or(() -> Optional.of(other))
                  .map(Place::of);
        }
      }
    }
  }

  private OutcomePage next(Optional<Place> last, Write write) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    // Whoever finds none, or one that is about to expire, agrees on the number of the day's first.
    long ofDay = now.truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    long behind = last.map(page -> page.number() + 1).orElse(ofDay);
    boolean isOld = last.isPresent() && isOld(last.get());
    long number = isOld ? Math.max(ofDay, behind) : behind;
    Instant at = last.map(Place::at).filter(now::isBefore).orElse(now);
    return new OutcomePage(
        number, write.id(), at, write.destination(), write.rows(), write.concerned());
  }

  /** Whether a page may be past its time by some clock. */
  private boolean isOld(Place place) {
    return clock.instant().isAfter(place.at().plus(retention.dividedBy(2)));
  }

  private static int part(String id) {
    return Math.floorMod(id.hashCode(), PARTS);
  }

  /** The last page of a log. */
  public Optional<OutcomePage> newest(int part) {
    return pages.newest(part);
  }

  /** Pages of a log in their order, from a number on. */
  public List<OutcomePage> read(int part, long from, int limit) {
    return pages.read(part, from, limit);
  }
}

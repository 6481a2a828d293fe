package io.signalbox.delivery.log;

import io.signalbox.feeds.FeedAppender;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

  private static final String PARTITION = "~outcomes/";
  private static final String MARKS = "~outcome/";
  private static final int NUMBER_DIGITS = 16;
  private static final int ROWS_A_PAGE = 500;
  private static final int PAGES_A_LOOK = 10;

  /** For so long before its first try a page may seem to be, by another clock. */
  private static final Duration DOUBT = FeedAppender.CLOCK_MARGIN.multipliedBy(2);

  private static final int TRIED_MOST = 1_000;

  private final Table deliveries;
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

  public OutcomeLog(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Adds outcomes. The same again from here adds nothing.
   *
   * @param id of this write, which nobody else uses
   * @throws StoreException where it may, or may not, have been added; to be repeated then
   */
  public void append(String id, String destination, List<OutcomeRow> outcomes) {
    List<OutcomeRow> rows = OutcomeRow.alikeTogether(outcomes);
    for (int from = 0; from < rows.size(); from += ROWS_A_PAGE) {
      List<OutcomeRow> some = rows.subList(from, Math.min(rows.size(), from + ROWS_A_PAGE));
      String pageId = from == 0 ? id : id + "/" + from;
      Optional<Instant> before = Optional.ofNullable(tried.putIfAbsent(pageId, clock.instant()));
      append(part(id), pageId, destination, some, before, () -> last(part(id)));
    }
  }

  /**
   * Adds one outcome that several may add, at any time within the retention. The same again adds
   * nothing.
   *
   * @param id of this outcome
   * @throws StoreException where it may, or may not, have been added; to be repeated then
   */
  public void appendOnce(String id, String destination, OutcomeRow row) {
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
    append(part, id, destination, List.of(row), before, () -> last);
  }

  private void append(
      int part,
      String id,
      String destination,
      List<OutcomeRow> rows,
      Optional<Instant> triedAt,
      Supplier<Optional<Place>> last) {
    try {
      Optional<Place> before = known(part);
      Place place = appended(part, id, destination, rows, triedAt, last);
      // Where others write, too, to ask for their last page first costs less than to be refused.
      boolean isAlone = before.isEmpty() || place.number() == before.get().number() + 1;
      known.set(part, isAlone ? place : null);
    } catch (StoreException e) {
      known.set(part, null);
      throw e;
    }
  }

  private Place appended(
      int part,
      String id,
      String destination,
      List<OutcomeRow> rows,
      Optional<Instant> triedAt,
      Supplier<Optional<Place>> last) {
    if (triedAt.isEmpty()) {
      return insert(part, id, destination, rows, last.get());
    }
    List<OutcomePage> back = back(part, id, triedAt.get().minus(DOUBT));
    return back.stream()
        .filter(page -> page.id().equals(id))
        .findFirst()
        .map(Place::of)
        .orElseGet(
            () -> insert(part, id, destination, rows, back.stream().findFirst().map(Place::of)));
  }

  /** The last page that is known here, or there is. */
  private Optional<Place> last(int part) {
    return known(part).filter(place -> !isOld(place)).or(() -> newest(part).map(Place::of));
  }

  private Optional<Place> known(int part) {
    return Optional.ofNullable(known.get(part));
  }

  private Place insert(
      int part, String id, String destination, List<OutcomeRow> rows, Optional<Place> behind) {
    Optional<Place> last = behind;
    while (true) {
      OutcomePage page = next(last, id, destination, rows);
      Draft draft =
          Draft.of(key(part, page.number()), OutcomePageCodec.encode(page))
              .expiringAt(page.at().plus(retention));
      switch (deliveries.insertIfAbsent(draft)) {
        case Insertion.Inserted _ -> {
          return Place.of(page);
        }
        case Insertion.Present(Item item) -> {
          OutcomePage other = page(item);
          if (other.id().equals(id)) {
            return Place.of(other);
          }
          // Others may have added many since: to try behind each would be a write for each.
          last =
              newest(part)
                  .filter(one -> one.number() > other.number())
                  .or(() -> Optional.of(other))
                  .map(Place::of);
        }
      }
    }
  }

  private OutcomePage next(
      Optional<Place> last, String id, String destination, List<OutcomeRow> rows) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    // Whoever finds none, or one that is about to expire, agrees on the number of the day's first.
    long ofDay = now.truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    long behind = last.map(page -> page.number() + 1).orElse(ofDay);
    boolean isOld = last.isPresent() && isOld(last.get());
    Instant at = last.map(Place::at).filter(now::isBefore).orElse(now);
    return new OutcomePage(isOld ? Math.max(ofDay, behind) : behind, id, at, destination, rows);
  }

  /** Whether a page may be past its time by some clock. */
  private boolean isOld(Place place) {
    return clock.instant().isAfter(place.at().plus(retention.dividedBy(2)));
  }

  /** The pages since then, the newest first; no further than to one of that id. */
  private List<OutcomePage> back(int part, String id, Instant since) {
    List<OutcomePage> back = new ArrayList<>();
    while (true) {
      String before = back.isEmpty() ? null : sort(back.getLast().number());
      List<OutcomePage> pages = pages(Range.descending(PARTITION + part, PAGES_A_LOOK).to(before));
      back.addAll(pages);
      if (pages.size() < PAGES_A_LOOK
          || pages.getLast().at().isBefore(since)
          || pages.stream().anyMatch(page -> page.id().equals(id))) {
        return back;
      }
    }
  }

  private static int part(String id) {
    return Math.floorMod(id.hashCode(), PARTS);
  }

  /** The last page of a log. */
  public Optional<OutcomePage> newest(int part) {
    return pages(Range.descending(PARTITION + part, 1)).stream().findFirst();
  }

  /** Pages of a log in their order, from a number on. */
  public List<OutcomePage> read(int part, long from, int limit) {
    return pages(range(part, from, limit));
  }

  static Range range(int part, long from, int limit) {
    return Range.ascending(PARTITION + part, limit).from(sort(from));
  }

  private List<OutcomePage> pages(Range range) {
    List<OutcomePage> pages = new ArrayList<>();
    deliveries.query(range, Consistency.STRONG).forEach(item -> pages.add(page(item)));
    return pages;
  }

  static OutcomePage page(Item item) {
    return OutcomePageCodec.decode(Long.parseLong(item.key().sort()), item.body());
  }

  private static Key key(int part, long number) {
    return new Key(PARTITION + part, sort(number));
  }

  private static String sort(long number) {
    String digits = Long.toString(number);
    return "0".repeat(NUMBER_DIGITS - digits.length()) + digits;
  }
}

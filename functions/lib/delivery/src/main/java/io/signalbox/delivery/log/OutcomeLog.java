package io.signalbox.delivery.log;

import io.signalbox.feeds.FeedAppender;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
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
  private static final int NUMBER_DIGITS = 16;
  private static final int ROWS_A_PAGE = 500;
  private static final int PAGES_A_LOOK = 10;
  private static final int UNSURE_MOST = 1_000;

  private final Table deliveries;
  private final Clock clock;
  private final Duration retention;

  /** The last page of each log that is known here; nothing where a write failed. */
  private final AtomicReferenceArray<@Nullable OutcomePage> known =
      new AtomicReferenceArray<>(PARTS);

  /**
   * The latest writes that failed: a page may be there under such an id, whatever came after it.
   */
  private final Set<String> unsure =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > UNSURE_MOST;
                }
              }));

  public OutcomeLog(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Adds outcomes. The same again adds nothing.
   *
   * @param id of this write, whoever repeats it
   * @throws StoreException where it may, or may not, have been added
   */
  public void append(String id, String destination, List<OutcomeRow> rows) {
    int part = Math.floorMod(id.hashCode(), PARTS);
    for (int from = 0; from < rows.size(); from += ROWS_A_PAGE) {
      List<OutcomeRow> some = rows.subList(from, Math.min(rows.size(), from + ROWS_A_PAGE));
      String pageId = from == 0 ? id : id + "/" + from;
      try {
        known.set(part, appendPage(part, pageId, destination, some));
        unsure.remove(pageId);
      } catch (StoreException e) {
        known.set(part, null);
        unsure.add(pageId);
        throw e;
      }
    }
  }

  private OutcomePage appendPage(int part, String id, String destination, List<OutcomeRow> rows) {
    Optional<OutcomePage> last = Optional.ofNullable(known.get(part));
    if (last.isEmpty() || isOld(last.get()) || unsure.contains(id)) {
      Optional<OutcomePage> same = written(part, id);
      if (same.isPresent()) {
        return same.get();
      }
      last = newest(part);
    }
    while (true) {
      OutcomePage page = next(last, id, destination, rows);
      Draft draft =
          Draft.of(key(part, page.number()), OutcomePageCodec.encode(page))
              .expiringAt(page.at().plus(retention));
      switch (deliveries.insertIfAbsent(draft)) {
        case Insertion.Inserted _ -> {
          return page;
        }
        case Insertion.Present(Item item) -> {
          OutcomePage other = page(item);
          if (other.id().equals(id)) {
            return other;
          }
          last = Optional.of(other);
        }
      }
    }
  }

  private OutcomePage next(
      Optional<OutcomePage> last, String id, String destination, List<OutcomeRow> rows) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    // Whoever finds none, or one that is about to expire, agrees on the number of the day's first.
    long ofDay = now.truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    long behind = last.map(page -> page.number() + 1).orElse(ofDay);
    boolean isOld = last.isPresent() && isOld(last.get());
    Instant at = last.map(OutcomePage::at).filter(now::isBefore).orElse(now);
    return new OutcomePage(isOld ? Math.max(ofDay, behind) : behind, id, at, destination, rows);
  }

  /** Whether a page may be past its time by some clock. */
  private boolean isOld(OutcomePage page) {
    return clock.instant().isAfter(page.at().plus(retention.dividedBy(2)));
  }

  /** A page that was written under that id a moment ago. */
  private Optional<OutcomePage> written(int part, String id) {
    Instant since = clock.instant().minus(FeedAppender.CLOCK_MARGIN.multipliedBy(2));
    Optional<Long> before = Optional.empty();
    while (true) {
      Range range =
          Range.descending(PARTITION + part, PAGES_A_LOOK)
              .to(before.map(OutcomeLog::sort).orElse(null));
      List<OutcomePage> pages = pages(range);
      Optional<OutcomePage> found = pages.stream().filter(page -> page.id().equals(id)).findFirst();
      if (found.isPresent()
          || pages.size() < PAGES_A_LOOK
          || pages.getLast().at().isBefore(since)) {
        return found;
      }
      before = Optional.of(pages.getLast().number());
    }
  }

  /** The last page of a log. */
  public Optional<OutcomePage> newest(int part) {
    return pages(Range.descending(PARTITION + part, 1)).stream().findFirst();
  }

  /** Pages of a log in their order, from a number on. */
  public List<OutcomePage> read(int part, long from, int limit) {
    return pages(Range.ascending(PARTITION + part, limit).from(sort(from)));
  }

  private List<OutcomePage> pages(Range range) {
    List<OutcomePage> pages = new ArrayList<>();
    deliveries.query(range, Consistency.STRONG).forEach(item -> pages.add(page(item)));
    return pages;
  }

  private static OutcomePage page(Item item) {
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

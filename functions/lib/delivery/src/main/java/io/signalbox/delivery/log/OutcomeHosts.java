package io.signalbox.delivery.log;

import io.signalbox.feeds.JournalRow;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Takes the hosts of events out of the log of outcomes. Counts stay. */
public final class OutcomeHosts {
  private static final int PAGES_A_STEP = 25;

  private final Table deliveries;

  public OutcomeHosts(Table deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Takes the hosts out of some pages. To be repeated where it throws.
   *
   * @param from the number of the first page
   * @param before only pages that were written before this time
   * @param wanted whether a row loses its host
   * @return the number of the page with which to go on; empty where no page is left for now
   */
  public OptionalLong remove(int part, long from, Instant before, Predicate<JournalRow> wanted) {
    List<Item> old =
        deliveries.query(OutcomePages.range(part, from, PAGES_A_STEP), Consistency.STRONG).stream()
            .takeWhile(item -> OutcomePages.page(item).at().isBefore(before))
            .toList();
    old.forEach(item -> remove(item, wanted));
    return old.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(OutcomePages.page(old.getLast()).number() + 1);
  }

  private void remove(Item item, Predicate<JournalRow> wanted) {
    Optional<Item> standing = Optional.of(item);
    while (standing.isPresent()) {
      Item now = standing.get();
      OutcomePage page = OutcomePages.page(now);
      List<OutcomeRow> rows = page.rows().stream().map(row -> without(row, wanted)).toList();
      if (rows.equals(page.rows())) {
        return;
      }
      OutcomePage next =
          new OutcomePage(
              page.number(), page.id(), page.at(), page.destination(), rows, page.concerned());
      Draft draft = new Draft(now.key(), OutcomePageCodec.encode(next), now.due(), now.expires());
      if (deliveries.replaceIfVersion(draft, now.version())) {
        return;
      }
      standing = deliveries.get(now.key(), Consistency.STRONG);
    }
  }

  private static OutcomeRow without(OutcomeRow row, Predicate<JournalRow> wanted) {
    return wanted.test(row.row())
        ? new OutcomeRow(row.result(), row.events(), row.delay(), row.row().anonymous())
        : row;
  }
}

package io.signalbox.delivery.log;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages of the {@link OutcomeLog} as they lie in the table: under their log, by number. */
final class OutcomePages {
  private static final String PARTITION = "~outcomes/";
  private static final int NUMBER_DIGITS = 16;
  private static final int PAGES_A_LOOK = 10;

  private final Table deliveries;

  OutcomePages(Table deliveries) {
    this.deliveries = deliveries;
  }

  Optional<OutcomePage> newest(int part) {
    return pages(Range.descending(PARTITION + part, 1)).stream().findFirst();
  }

  List<OutcomePage> read(int part, long from, int limit) {
    return pages(range(part, from, limit));
  }

  /** The pages since then, the newest first; no further than to one of that id. */
  List<OutcomePage> back(int part, String id, Instant since) {
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

  private List<OutcomePage> pages(Range range) {
    List<OutcomePage> pages = new ArrayList<>();
    deliveries.query(range, Consistency.STRONG).forEach(item -> pages.add(page(item)));
    return pages;
  }

  static Range range(int part, long from, int limit) {
    return Range.ascending(PARTITION + part, limit).from(sort(from));
  }

  static OutcomePage page(Item item) {
    return OutcomePageCodec.decode(Long.parseLong(item.key().sort()), item.body());
  }

  static Key key(int part, long number) {
    return new Key(PARTITION + part, sort(number));
  }

  private static String sort(long number) {
    String digits = Long.toString(number);
    return "0".repeat(NUMBER_DIGITS - digits.length()) + digits;
  }
}

package io.signalbox.track;

import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds notices, the latest first, with a bounded number of reads a page. */
final class NoticeSearch {
  /** Above every ticket of a day. */
  private static final int END = 99_999_999;

  private static final int NOTICES_A_READ = 500;

  /** How many reads one page may take where few notices are wanted. */
  private static final int READS_LIMIT = 20;

  /**
   * Some notices, and behind which ticket to go on; empty at the end. May have fewer notices than
   * asked for, even none, and yet go on.
   */
  record Page(List<Notice> notices, Optional<Ticket> next) {}

  private final Tickets tickets;

  NoticeSearch(Tickets tickets) {
    this.tickets = tickets;
  }

  /**
   * The next page.
   *
   * @param since the earliest time that is wanted
   * @param until before which time they were made
   * @param after the last ticket of the page before
   */
  Page find(
      Instant since, Instant until, Optional<Ticket> after, int limit, Predicate<Notice> wanted) {
    List<Notice> found = new ArrayList<>();
    LocalDate first = day(since);
    LocalDate day = after.map(Ticket::day).orElseGet(() -> day(until));
    int below = after.map(Ticket::number).orElse(END);
    for (int reads = 0; !day.isBefore(first); reads++) {
      if (reads == READS_LIMIT) {
        return new Page(found, Optional.of(new Ticket(day, below)));
      }
      List<Notice> read = tickets.newest(day, below, NOTICES_A_READ);
      for (Notice notice : read) {
        Instant at = notice.holder().cutAt();
        if (!at.isBefore(since) && at.isBefore(until) && wanted.test(notice)) {
          found.add(notice);
          if (found.size() == limit) {
            return new Page(found, Optional.of(notice.ticket()));
          }
        }
      }
      boolean isDayDone = read.size() < NOTICES_A_READ;
      below = isDayDone ? END : read.getLast().ticket().number();
      day = isDayDone ? day.minusDays(1) : day;
    }
    return new Page(found, Optional.empty());
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}

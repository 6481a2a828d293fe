package io.signalbox.statistics;

import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notices that were answered until a time. */
final class NoticeAnswers {
  private static final int NOTICES_A_READ = 500;

  /** What went out under a notice that was answered. */
  record Answered(Position from, Position to) {
    boolean covers(Position position) {
      return from.compareTo(position) <= 0 && position.compareTo(to) < 0;
    }
  }

  private final Map<FeedId, List<Answered>> byFeed = new HashMap<>();

  /**
   * The notices that were answered.
   *
   * @param first the day of the first notices
   */
  NoticeAnswers(Tickets tickets, LocalDate first, Instant until) {
    LocalDate day = first;
    while (day.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(until)) {
      int above = 0;
      List<Notice> notices;
      do {
        notices = tickets.oldest(day, above, NOTICES_A_READ);
        for (Notice notice : notices) {
          above = notice.ticket().number();
          add(notice, until);
        }
      } while (notices.size() == NOTICES_A_READ);
      day = day.plusDays(1);
    }
  }

  private void add(Notice notice, Instant until) {
    if (notice.state().answers().stream().anyMatch(answer -> !answer.at().isAfter(until))) {
      byFeed
          .computeIfAbsent(notice.holder().reader().feed(), unknown -> new ArrayList<>())
          .add(new Answered(notice.holder().from(), notice.holder().to()));
    }
  }

  List<Answered> of(FeedId feed) {
    return byFeed.getOrDefault(feed, List.of());
  }
}

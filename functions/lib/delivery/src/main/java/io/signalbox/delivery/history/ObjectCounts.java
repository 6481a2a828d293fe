package io.signalbox.delivery.history;

import java.util.List;
import java.util.Map;

/**
 * How the objects of a mail stand to the mails before, in numbers.
 *
 * @param fresh how many are new
 * @param gone how many of mails before it says are gone
 * @param quiet how many it leaves out
 */
public record ObjectCounts(int fresh, int stillThere, int backAgain, int gone, int quiet) {

  public static ObjectCounts of(NoticeHistory history) {
    Map<NoticeState, Integer> counts = history.counts();
    return new ObjectCounts(
        counts.getOrDefault(NoticeState.NEW, 0),
        counts.getOrDefault(NoticeState.STILL_THERE, 0),
        counts.getOrDefault(NoticeState.BACK_AGAIN, 0),
        history.gone().size(),
        history.quiet());
  }

  /** As it is stored; {@link #read} understands it. */
  public List<Integer> numbers() {
    return List.of(fresh, stillThere, backAgain, gone, quiet);
  }

  /** What {@link #numbers} wrote. */
  public static ObjectCounts read(List<Integer> numbers) {
    return new ObjectCounts(
        numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
  }
}

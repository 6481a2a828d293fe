package io.signalbox.feeds;

import io.signalbox.feeds.CutSearch.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * An interval of a feed that has entries, and the searches for the places where its parts begin.
 *
 * @param firstPart the first part that is wanted; part 0 begins at {@code first}
 * @param searches for the beginnings of the parts from that one on, except part 0, in order
 */
record PartedInterval(Instant start, Cut first, Cut end, long firstPart, List<CutSearch> searches) {

  /**
   * An interval whose part {@code n} begins with the first entry that has {@code n} times {@code
   * sliceBytes} or more of the interval before it.
   *
   * @param most of more parts the last ones
   */
  static PartedInterval of(Instant start, Cut first, Cut end, long sliceBytes, int most) {
    long parts = Math.ceilDiv(Math.max(1, end.bytes() - first.bytes()), sliceBytes);
    long firstPart = Math.max(0, parts - most);
    List<CutSearch> searches =
        LongStream.range(Math.max(1, firstPart), parts)
            .mapToObj(part -> new Target.Behind(first.bytes() + part * sliceBytes))
            .map(target -> new CutSearch(target, first.position().page(), behind(end)))
            .toList();
    return new PartedInterval(start, first, end, firstPart, searches);
  }

  /** A page may hold the interval's end in its middle: a search must look into it. */
  private static Cut behind(Cut end) {
    return end.position().index() == 0
        ? end
        : new Cut(new Position(end.position().page() + 1, 0), end.bytes(), end.before());
  }

  /** The parts that have entries, once the searches are over. */
  List<Slice> slices() {
    List<Cut> cuts = new ArrayList<>();
    if (firstPart == 0) {
      cuts.add(first);
    }
    searches.stream().map(CutSearch::found).map(this::atMostEnd).forEach(cuts::add);
    cuts.add(end);
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      Position from = cuts.get(i).position();
      Cut until = cuts.get(i + 1);
      if (from.compareTo(until.position()) < 0) {
        slices.add(
            new Slice(
                start,
                Math.toIntExact(firstPart + i),
                from,
                until.position(),
                until.before().orElse(start)));
      }
    }
    return slices;
  }

  private Cut atMostEnd(Cut cut) {
    return cut.position().compareTo(end.position()) < 0 ? cut : end;
  }
}

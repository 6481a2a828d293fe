package io.signalbox.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** The rows of several sheets as those of one, in the order of their tuples. */
final class MergedRows implements Iterator<SheetRow> {
  private record Source(SheetRow row, Iterator<SheetRow> rest, int number) {}

  private final PriorityQueue<Source> sources =
      new PriorityQueue<>(
          Comparator.comparing((Source source) -> source.row().tuple())
              .thenComparingInt(Source::number));

  MergedRows(List<Iterator<SheetRow>> sheets) {
    List<Iterator<SheetRow>> all = new ArrayList<>(sheets);
    for (int number = 0; number < all.size(); number++) {
      goOn(all.get(number), number);
    }
  }

  @Override
  public boolean hasNext() {
    return !sources.isEmpty();
  }

  @Override
  public SheetRow next() {
    Source first = sources.peek();
    if (first == null) {
      throw new NoSuchElementException();
    }
    Tuple tuple = first.row().tuple();
    EventCount sum = new EventCount();
    for (Source same = first; same != null && same.row().tuple().equals(tuple); ) {
      sources.remove();
      sum.add(same.row());
      goOn(same.rest(), same.number());
      same = sources.peek();
    }
    return sum.row(tuple);
  }

  private void goOn(Iterator<SheetRow> rest, int number) {
    if (rest.hasNext()) {
      sources.add(new Source(rest.next(), rest, number));
    }
  }
}

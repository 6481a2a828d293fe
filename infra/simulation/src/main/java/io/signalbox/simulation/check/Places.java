package io.signalbox.simulation.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Where in a feed somebody may be who reads without a cursor, as far as the answers tell: lines may
 * look alike, so there may be several places.
 */
final class Places {
  private final List<String> feed;
  private Set<Integer> places = Set.of(0);

  Places(List<String> feed) {
    this.feed = feed;
  }

  /**
   * Takes the next answer in.
   *
   * @param repeated whether the hub said that it had given it before
   * @param lostBefore whether the place may have moved on with an answer that was lost
   * @return whether it fits; where it does not, the places stay
   */
  boolean follow(List<String> lines, boolean repeated, boolean lostBefore) {
    if (lines.isEmpty()) {
      return true;
    }
    Set<Integer> next = new TreeSet<>();
    for (int begin : beginnings(lines)) {
      for (int place : places) {
        if (begin == place || (repeated && begin < place) || (lostBefore && begin > place)) {
          next.add(Math.max(place, begin + lines.size()));
        }
      }
    }
    if (next.isEmpty()) {
      return false;
    }
    places = next;
    return true;
  }

  private List<Integer> beginnings(List<String> lines) {
    return IntStream.rangeClosed(0, feed.size() - lines.size())
        .filter(begin -> feed.subList(begin, begin + lines.size()).equals(lines))
        .boxed()
        .toList();
  }

  @Override
  public String toString() {
    return places + " of " + feed;
  }
}

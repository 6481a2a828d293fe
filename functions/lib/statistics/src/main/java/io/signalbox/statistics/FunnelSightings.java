package io.signalbox.statistics;

import io.signalbox.feeds.JournalRow;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;

/** Which hosts of a day were seen again on later days, with events of the same type. */
final class FunnelSightings implements SightingsSink {
  private final Sightings ofDay;
  private final long[] hosts;
  private final BitSet again = new BitSet();

  /**
   * @param ofDay all of the day
   */
  FunnelSightings(Sightings ofDay) {
    this.ofDay = ofDay;
    this.hosts = ofDay.sorted();
  }

  @Override
  public void add(JournalRow row) {
    ofDay.hash(row).ifPresent(this::add);
  }

  @Override
  public void addAll(long[] hashes) {
    for (long hash : hashes) {
      add(hash);
    }
  }

  private void add(long hash) {
    int index = Arrays.binarySearch(hosts, hash);
    if (index >= 0) {
      again.set(index);
    }
  }

  /** Whether the host of an event of the day was not seen again; never of one without a host. */
  boolean isGone(JournalRow row) {
    OptionalLong hash = ofDay.hash(row);
    if (hash.isEmpty()) {
      return false;
    }
    int index = Arrays.binarySearch(hosts, hash.getAsLong());
    return index >= 0 && !again.get(index);
  }
}

package io.signalbox.statistics;

import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Hosts that were seen, each with the type of the event, as keyed hashes of {@value #HASH_BITS}
 * bits: that one of a million a day is taken for another happens less than once a month. For one
 * thread.
 */
final class Sightings implements SightingsSink {
  static final int HASH_BITS = 48;

  private final HostHash hash;
  private long[] hashes = new long[1_024];
  private int size;

  Sightings(HostHash hash) {
    this.hash = hash;
  }

  /** Tells the keys of hashes apart, and nothing about them. */
  long keyMark() {
    return hash.of("") >>> Integer.SIZE;
  }

  @Override
  public void add(JournalRow row) {
    hash(row).ifPresent(this::add);
  }

  @Override
  public void addAll(long[] some) {
    for (long one : some) {
      add(one);
    }
  }

  private void add(long one) {
    if (size == hashes.length) {
      compact();
      if (size > hashes.length / 2) {
        hashes = Arrays.copyOf(hashes, hashes.length * 2);
      }
    }
    hashes[size++] = one;
  }

  /** Each once, in their order. */
  long[] sorted() {
    compact();
    return Arrays.copyOf(hashes, size);
  }

  private void compact() {
    Arrays.sort(hashes, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || hashes[i] != hashes[kept - 1]) {
        hashes[kept++] = hashes[i];
      }
    }
    size = kept;
  }

  /** The hash of an event's host and type; empty where it has no host. */
  OptionalLong hash(JournalRow row) {
    String host = row.host();
    return host.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            hash.of(host + "\n" + row.get(JournalColumn.TYPE)) >>> (Long.SIZE - HASH_BITS));
  }
}

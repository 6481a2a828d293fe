package io.signalbox.statistics;

import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Which hosts of a day were seen again, with events of the same type: eight bytes for each. */
final class FunnelSightings {
  private long[] hosts = new long[1_024];
  private int size;
  private final BitSet again = new BitSet();
  private final MessageDigest digest;

  FunnelSightings() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Adds an event of the day. */
  void add(JournalRow row) {
    Optional<Long> hash = hash(row);
    if (hash.isPresent()) {
      if (size == hosts.length) {
        hosts = Arrays.copyOf(hosts, size * 2);
      }
      hosts[size++] = hash.get();
    }
  }

  /** All of the day were added. */
  void sort() {
    Arrays.sort(hosts, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || hosts[i] != hosts[kept - 1]) {
        hosts[kept++] = hosts[i];
      }
    }
    size = kept;
  }

  /** Adds an event of a later day. */
  void addLater(JournalRow row) {
    hash(row).map(this::index).filter(index -> index >= 0).ifPresent(again::set);
  }

  /** Whether the host of an event of the day was not seen again; never of one without a host. */
  boolean isGone(JournalRow row) {
    return hash(row).map(this::index).filter(index -> !again.get(index)).isPresent();
  }

  private int index(long hash) {
    return Arrays.binarySearch(hosts, 0, size, hash);
  }

  private Optional<Long> hash(JournalRow row) {
    String host = row.host();
    if (host.isEmpty()) {
      return Optional.empty();
    }
    String text = host + "\n" + row.get(JournalColumn.TYPE);
    return Optional.of(
        ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong());
  }
}

package io.signalbox.statistics;

import io.signalbox.feeds.ReceiptSpan;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is noted of a sheet's entries beside their keys: behind a filter's bytes there are {@link
 * EventTimes}, {@link ReceivedPages}, and how many bytes each of these takes.
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
record SheetNotes(byte[] times, byte[] received) {
  private static final int LENGTHS = 2 * Integer.BYTES;

  byte[] behind(byte[] filter) {
    return ByteBuffer.allocate(filter.length + times.length + received.length + LENGTHS)
        .put(filter)
        .put(times)
        .put(received)
        .putInt(times.length)
        .putInt(received.length)
        .array();
  }

  static SheetNotes read(byte[] item) {
    int end = item.length - LENGTHS;
    ByteBuffer lengths = ByteBuffer.wrap(item, end, LENGTHS);
    int times = lengths.getInt();
    int received = lengths.getInt();
    return new SheetNotes(
        Arrays.copyOfRange(item, end - received - times, end - received),
        Arrays.copyOfRange(item, end - received, end));
  }

  /** What a search looks for in them: times of events, and when envelopes were received. */
  record Wanted(
      Optional<Instant> from, Optional<Instant> to, Optional<Predicate<ReceiptSpan>> received) {
    /** Whether it looks for something. */
    boolean isSomething() {
      return from.isPresent() || to.isPresent() || received.isPresent();
    }
  }

  /** The entries that may be wanted; empty where there are none. */
  Optional<SheetPart> find(Wanted wanted) {
    Optional<SheetPart> found = Optional.of(PageBlocks.ALL);
    if (wanted.from().isPresent() || wanted.to().isPresent()) {
      found =
          EventTimes.find(
              times, wanted.from().orElse(Instant.MIN), wanted.to().orElse(Instant.MAX));
    }
    if (found.isPresent() && wanted.received().isPresent()) {
      SheetPart ofTime = found.get();
      found = ReceivedPages.find(received, wanted.received().get()).map(ofTime::and);
    }
    return found;
  }
}

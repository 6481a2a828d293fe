package io.signalbox.statistics;

import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;

/**
 * Which of a sheet's entries are of events of which time: for each hour near the sheet's own, and
 * for each day of the rest, an {@link EntryList}. It has the entries where they are few, and the
 * pages where they are many, so that all takes a byte for ten events. An entry of which the journal
 * does not know the time may be of any.
 *
 * <p>As bits: how many lists there are, how many pages, and how many entries of each have a number;
 * then for each list by how many hours its time is later than that of the one before; whether it is
 * of a day; and the list.
 */
final class EventTimes {
  private static final long MINUTES_AN_HOUR = 60;
  private static final long SECONDS_AN_HOUR = 3_600;
  private static final int HOURS_A_DAY = 24;

  /** By hours are listed those before the sheet's, and behind it. */
  private static final int HOURS_BEFORE = 48;

  private static final int HOURS_BEHIND = 24;

  /** Hours are counted from there: later ones than most clocks can tell have a number, too. */
  private static final long FIRST_HOUR = -(1L << 28);

  private static final int LAST = 1 << 29;
  private static final int ANY = 0;

  /** A list of entries has so few of them. */
  private static final int ENTRIES_OF_LISTED = 64;

  private static final int COUNT_BITS = 32;
  private static final int PAGES_BITS = 16;

  /** Where not all lists have room, none is written: the entries may be of any time. */
  private static final int BYTES_MOST = 100_000;

  private static final int NOT_WRITTEN = -1;

  /** By the number of the first hour, twice; and one more where it is of a day. */
  private final KeyNumbers times = new KeyNumbers();

  private final long first;
  private final long last;

  /**
   * Of no entry at first.
   *
   * @param period the sheet's hour
   */
  EventTimes(Instant period) {
    long hour = period.getEpochSecond() / SECONDS_AN_HOUR;
    this.first = number(hour - HOURS_BEFORE);
    this.last = number(hour + HOURS_BEHIND);
  }

  private static int number(long hour) {
    return (int) Math.clamp(hour - FIRST_HOUR, ANY + 1L, LAST);
  }

  private static int number(Instant time) {
    return number(Math.floorDiv(time.getEpochSecond(), SECONDS_AN_HOUR));
  }

  /** Adds an entry, by its number. */
  void add(JournalRow row, int entry) {
    String minute = row.get(JournalColumn.TIME);
    if (!minute.isEmpty()) {
      int hour = number(Math.floorDiv(Long.parseLong(minute), MINUTES_AN_HOUR));
      boolean isNear = hour >= first && hour <= last;
      times.add(isNear ? 2 * hour : 2 * day(hour) + 1, entry);
    } else if (!row.get(JournalColumn.DELAY).isEmpty()) {
      times.add(ANY, entry);
    }
  }

  private static int day(int hour) {
    return hour - hour % HOURS_A_DAY;
  }

  byte[] encode(EntryList list) {
    SortedPairs pairs = new SortedPairs(times.sorted(), 0, list.entriesOfPage());
    pairs.goOn(0, 0);
    PackedBits lists = new PackedBits();
    int count = 0;
    int before = 0;
    while (!pairs.isAtEnd()) {
      int time = pairs.key();
      putNumber(lists, time / 2 - before);
      lists.put(time % 2, 1);
      before = time / 2;
      put(lists, pairs.next(), list);
      count++;
    }
    boolean hasRoom = lists.size() / Byte.SIZE < BYTES_MOST;
    PackedBits out = new PackedBits();
    out.put(hasRoom ? count : NOT_WRITTEN, COUNT_BITS);
    out.put(list.pages(), PAGES_BITS);
    out.put(list.entriesOfPage(), PAGES_BITS);
    if (hasRoom) {
      out.putAll(lists);
    }
    return out.bytes();
  }

  private static void put(PackedBits out, int[] entries, EntryList list) {
    boolean areFew = entries.length <= list.bound(false) / ENTRIES_OF_LISTED;
    list.put(out, areFew ? entries : list.pagesOf(entries), !areFew);
  }

  private static void putNumber(PackedBits out, long number) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(number);
    out.putOnes(bits);
    out.put(number, bits);
  }

  /**
   * The entries that may be of a time; empty where there are none.
   *
   * @param from none before it
   * @param to none at it, and none behind
   */
  static Optional<SheetPart> find(byte[] encoded, Instant from, Instant to) {
    PackedBits.Reader in = new PackedBits.Reader(encoded);
    int count = (int) in.next(COUNT_BITS);
    EntryList list = new EntryList((int) in.next(PAGES_BITS), (int) in.next(PAGES_BITS));
    if (count == NOT_WRITTEN) {
      return Optional.of(PageBlocks.ALL);
    }
    int first = number(from);
    int last = number(to.minusNanos(1));
    BitSet found = new BitSet();
    int time = 0;
    for (int i = 0; i < count; i++) {
      time += (int) in.next(in.nextOnes());
      int end = in.next(1) == 0 ? time : time + HOURS_A_DAY - 1;
      if (time == ANY || (time <= last && end >= first)) {
        found.or(list.next(in));
      } else {
        list.skip(in);
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new SheetEntries(list.pages(), list.entriesOfPage(), found));
  }
}

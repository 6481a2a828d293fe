package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyEntriesTest {
  private static final int KEY_BITS = 26;

  private final Random random = new Random(7);

  @Test
  void lists_of_all_lengths_are_read_as_they_were_written_and_passed() {
    for (int round = 0; round < 2_000; round++) {
      int bound = 1 + random.nextInt(random.nextBoolean() ? 20 : 2_000);
      int count = 1 + random.nextInt(bound);
      int[] numbers = random.ints(0, bound).distinct().limit(count).sorted().toArray();
      PackedBits out = new PackedBits();
      out.put(1, 1);
      NumberList.put(out, numbers, bound);
      out.put(21, 5);
      byte[] bytes = out.bytes();

      PackedBits.Reader in = new PackedBits.Reader(bytes);
      in.next(1);
      assertThat(NumberList.next(in, count, bound).stream()).containsExactly(boxed(numbers));
      assertThat(in.next(5)).isEqualTo(21);
      PackedBits.Reader passing = new PackedBits.Reader(bytes);
      passing.skip(1 + NumberList.bits(count, bound));
      assertThat(passing.next(5)).isEqualTo(21);
    }
  }

  private static Integer[] boxed(int[] numbers) {
    return IntStream.of(numbers).boxed().toArray(Integer[]::new);
  }

  @Test
  void a_key_has_its_entries_alone_however_many_they_are() {
    for (int round = 0; round < 200; round++) {
      int pages = 1 + random.nextInt(60);
      int entriesOfPage = 1 + random.nextInt(30);
      KeyNumbers ofEntries = new KeyNumbers();
      KeyNumbers ofPages = new KeyNumbers();
      Map<Integer, BitSet> expected = new HashMap<>();
      for (int left = 1 + random.nextInt(300); left > 0; left--) {
        int key = random.nextInt() & -1 << (Integer.SIZE - KEY_BITS);
        BitSet numbers = expected.computeIfAbsent(key, unknown -> new BitSet());
        for (int times = 1 + random.nextInt(1 + random.nextInt(50)); times > 0; times--) {
          int page = random.nextInt(pages);
          int index = random.nextInt(entriesOfPage);
          // Two values of different kinds may have the same key.
          if (random.nextInt(4) == 0) {
            ofPages.add(key, SortedPairs.number(page, 0));
            numbers.set(page * entriesOfPage, (page + 1) * entriesOfPage);
          } else {
            ofEntries.add(key, SortedPairs.number(page, index));
            numbers.set(page * entriesOfPage + index);
          }
        }
      }
      KeyEntries codec = new KeyEntries(pages, entriesOfPage);
      byte[] encoded = encode(codec, ofEntries, ofPages);
      expected.forEach(
          (key, numbers) ->
              assertThat(KeyEntries.find(encoded, 0, key))
                  .contains(new SheetEntries(pages, entriesOfPage, numbers)));
      assertThat(KeyEntries.find(encoded, 0, random.nextInt())).isEmpty();
    }
  }

  private static byte[] encode(KeyEntries codec, KeyNumbers ofEntries, KeyNumbers ofPages) {
    SortedPairs entries = codec.ofEntries(ofEntries.sorted());
    SortedPairs pages = codec.ofPages(ofPages.sorted());
    entries.goOn(0, 0);
    pages.goOn(0, 0);
    return codec.encode(entries, pages, 0);
  }

  /** Whoever posts events can choose values whose keys all belong into one item. */
  @Test
  void keys_that_have_no_room_in_an_item_may_all_be_in_the_sheet() {
    KeyNumbers ofEntries = new KeyNumbers();
    for (int i = 0; i < 100_000; i++) {
      ofEntries.add(i << (Integer.SIZE - KEY_BITS), SortedPairs.number(i / 500, i % 500));
    }
    byte[] encoded = encode(new KeyEntries(200, 500), ofEntries, new KeyNumbers());

    assertThat(encoded).hasSizeLessThan(100);
    assertThat(KeyEntries.find(encoded, 0, 7)).contains(PageBlocks.ALL);
  }
}

package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches use the filters that earlier versions wrote, alone or beside those of this version. */
class OldKeyFiltersTest {
  private final Journal journal = new Journal(new Random(5));
  private final FeedLog log = new FeedLog(journal.feeds, journal.clock, Journal.RETENTION);

  /** Writes filters as an earlier version did, and perhaps those of this one, too. */
  private Table asBefore(int version, boolean writesBoth) {
    return new ForwardingTable(journal.feeds) {
      @Override
      public Insertion insertIfAbsent(Draft draft) {
        Key key = draft.key();
        if (!key.partition().startsWith("~statistics/keys/")) {
          return super.insertIfAbsent(draft);
        }
        String[] sort = key.sort().split("/", -1);
        Position from = Position.parse(sort[1]);
        Position to = Position.parse(sort[2]);
        String name = String.join("/", sort[0], sort[1], sort[2]);
        if (version == 3) {
          Key third = new Key(key.partition(), name + "/3");
          Insertion done = super.insertIfAbsent(Draft.of(third, draft.body()));
          return writesBoth ? super.insertIfAbsent(draft) : done;
        }
        Draft old =
            Draft.of(
                    new Key("~statistics/keys/0/0", version == 1 ? name : name + "/2"),
                    Body.of(version == 1 ? keys(from, to) : blocks(from, to)))
                .expiringAt(journal.clock.instant().plus(Journal.RETENTION));
        Insertion done = super.insertIfAbsent(old);
        return writesBoth ? super.insertIfAbsent(draft) : done;
      }
    };
  }

  private byte[] blocks(Position from, Position to) {
    KeyNumbers pairs = new KeyNumbers();
    List<Located> entries =
        log.read(FeedId.JOURNAL, from, to, Integer.MAX_VALUE, Long.MAX_VALUE).entries();
    long first = entries.getFirst().position().page();
    for (Located one : entries) {
      int page = (int) (one.position().page() - first);
      one.entry().row().ifPresent(row -> eachKey(row, key -> pairs.add(key, page)));
    }
    int pages = (int) (entries.getLast().position().page() - first) + 1;
    return BlocksOfSecondVersion.encode(pairs.sorted(), 0, pages);
  }

  /** Earlier versions had no keys of sectors and of tags. */
  private static void eachKey(JournalRow row, Consumer<Integer> keys) {
    EnumSet<JournalColumn> known = EnumSet.allOf(JournalColumn.class);
    known.removeAll(EnumSet.of(JournalColumn.TAGS, JournalColumn.SECTOR));
    SearchKeys.each(row.only(known), keys);
  }

  private byte[] keys(Position from, Position to) {
    TreeSet<Long> keys = new TreeSet<>();
    for (Located one :
        log.read(FeedId.JOURNAL, from, to, Integer.MAX_VALUE, Long.MAX_VALUE).entries()) {
      one.entry()
          .row()
          .ifPresent(row -> eachKey(row, key -> keys.add(Integer.toUnsignedLong(key))));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long before = 0;
    for (long key : keys) {
      for (long left = key - before; ; left >>>= 7) {
        bytes.write((int) (left > 0x7f ? left | 0x80 : left));
        if (left <= 0x7f) {
          break;
        }
      }
      before = key;
    }
    return bytes.toByteArray();
  }

  private static EventSearch about(String value) {
    return new EventSearch(
        Map.of(JournalColumn.SENDER, value),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.MAX);
  }

  private static EventSearch withTag(String tag) {
    return new EventSearch(
        Map.of(), Optional.empty(), Optional.empty(), Optional.of(tag), Instant.EPOCH, Instant.MAX);
  }

  private static EventSearch in(String network) {
    return new EventSearch(
        Map.of(),
        Optional.of(Network.parse(network)),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.MAX);
  }

  private static EventFilter ofTime(Optional<Instant> from, Optional<Instant> to) {
    return new EventFilter(Optional.empty(), Optional.empty(), from, to);
  }

  private static EventSearch with(EventFilter filter) {
    return new EventSearch(
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.MAX,
        filter);
  }

  private static EventFilter filter(String destination, String idPart) {
    return new EventFilter(
        Optional.of(destination).filter(text -> !text.isEmpty()),
        Optional.of(idPart).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }

  private void assertFound(EventSearch search, int least) {
    assertThat(
            journal
                .finder()
                .find(search, false, Optional.empty(), 10_000, journal.access(search), () -> true)
                .entries())
        .extracting(located -> located.entry().key())
        .isEqualTo(journal.keys(search))
        .hasSizeGreaterThan(least);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false", "3, true", "3, false"})
  void all_is_found_by_them(int version, boolean writesBoth) {
    Instant begin = journal.clock.instant();
    for (int hour = 0; hour < 20; hour++) {
      for (int page = 0; page < 4; page++) {
        journal.append(10, PageVersion.OF_TODAY);
        journal.clock.advance(Duration.ofMinutes(15));
      }
      Table table = hour % 2 == 0 ? journal.feeds : asBefore(version, writesBoth);
      journal.builder(table).build(() -> true);
    }
    journal.clock.advance(Duration.ofHours(2));
    journal.builder(asBefore(version, writesBoth)).build(() -> true);

    assertFound(about("sender-1"), 100);
    assertFound(withTag("tag-1"), 100);
    assertFound(with(filter("soc", "")), 100);
    String id = journal.keys(about("sender-1")).getFirst().id().value();
    assertFound(with(filter("", id.substring(0, 8))), 0);
    assertFound(in("192.0.0.0/6"), 100);
    assertFound(in("224.0.0.0/3"), -1);
    Optional<Instant> middle = Optional.of(begin.plus(Duration.ofHours(9)));
    assertFound(with(ofTime(middle, Optional.empty())), 100);
    assertFound(with(ofTime(Optional.empty(), middle)), 100);
    assertFound(with(ofTime(middle, middle.map(time -> time.plusSeconds(3_600)))), 2);
    CountingTable counting = new CountingTable(journal.feeds);
    assertThat(
            journal
                .finder(counting)
                .find(about("nobody"), true, Optional.empty(), 10, (_, _) -> true, () -> true)
                .entries())
        .isEmpty();
    assertThat(counting.pages()).isZero();
  }

  @Test
  void a_key_is_found_in_its_blocks_alone_however_many_they_are() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int pages = 1 + random.nextInt(SegmentReader.PAGES_A_SHEET);
      int keys = 1 + random.nextInt(50);
      KeyNumbers all = new KeyNumbers();
      Map<Integer, BitSet> expected = new HashMap<>();
      for (int i = 0; i < keys; i++) {
        int key = random.nextInt();
        for (int times = 1 + random.nextInt(1 + random.nextInt(pages)); times > 0; times--) {
          int page = random.nextInt(pages);
          all.add(key, page);
          expected
              .computeIfAbsent(key, unknown -> new BitSet())
              .set(page / PageBlocks.pagesOfBlock(pages));
        }
      }
      byte[] encoded = BlocksOfSecondVersion.encode(all.sorted(), 0, pages);
      expected.forEach(
          (key, blocks) ->
              assertThat(KeyBlocks.find(encoded, 0, key)).contains(new PageBlocks(pages, blocks)));
      assertThat(KeyBlocks.find(encoded, 0, random.nextInt())).isEmpty();
    }
  }
}

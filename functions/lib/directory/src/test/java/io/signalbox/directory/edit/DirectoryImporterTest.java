package io.signalbox.directory.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.directory.Addresses;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.index.WatchedTable;
import io.signalbox.directory.lookup.Finding;
import io.signalbox.directory.lookup.Lookup;
import io.signalbox.directory.lookup.Question;
import io.signalbox.store.ManualClock;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DirectoryImporterTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final WatchedTable table =
      new WatchedTable(EmbeddedStore.inMemory(clock).table("directory"));
  private final DirectoryStore store = store();
  private final DirectoryImporter importer = new DirectoryImporter(store, clock);
  private final Lookup lookup = new Lookup(mails -> Set.of(), clock);

  @Test
  void anImportThatIsKilledAnywhereIsSeenAsAWholeOrNotAtAll() {
    run(LargeRegister.of(300, "before"));
    SourceData next = LargeRegister.of(300, "after");
    int writes = 0;
    boolean done = false;
    while (!done) {
      table.dieAfterWrites(writes);
      try {
        run(next);
        done = true;
      } catch (StoreException.Unavailable died) {
        table.dieAfterWrites(Integer.MAX_VALUE);
        assertThat(marks(store().current())).containsExactly("before");
      }
      writes++;
    }
    assertThat(writes).as("writes of the import").isGreaterThan(5);
    assertThat(marks(store().current())).containsExactly("after");
  }

  @Test
  void editsThatComeBetweenAreKept() {
    run(LargeRegister.of(20, "before"));
    DirectoryEditor editor = new DirectoryEditor(store, clock);
    ObjectId mine = new ObjectId(ObjectKind.ORGANISATION, "mine");
    editor.put(
        new Organisation(
            mine, "Mine", Optional.empty(), List.of(), List.of(), List.of(), Optional.empty()),
        "me",
        standing -> true);
    run(LargeRegister.of(20, "after"));
    assertThat(store.current().get(mine)).isPresent();
  }

  /** 100,000 objects; each question is answered by what the register was made of. */
  @Test
  void aHundredThousandObjectsAreImportedAndFoundByTwoReadsAndTheHead() {
    run(LargeRegister.of(10_000, "Organisation"));
    Random random = new Random(1);
    int reads = 0;
    for (int i = 0; i < 50; i++) {
      int network = random.nextInt(70_000);
      DirectoryStore cold = store();
      int before = table.reads();
      List<Finding> findings = lookup.answer(cold.recent(), address(network));
      reads = Math.max(reads, table.reads() - before);
      int organisation = network / 7;
      assertThat(findings).hasSize(1);
      Finding.Level level = findings.getFirst().levels().getFirst();
      assertThat(level.network().object().id().name()).isEqualTo("n" + network);
      assertThat(level.recipients())
          .extracting(one -> one.address().mail().address())
          .containsExactly("c%d@o%d.example".formatted(2 * organisation, organisation));
      // Warm, the same and its neighbours take none.
      before = table.reads();
      assertThat(lookup.answer(cold.recent(), address(network))).isEqualTo(findings);
      assertThat(table.reads() - before).isZero();
    }
    assertThat(reads).isLessThanOrEqualTo(3);
  }

  @Test
  void theFaultOfAnImportThatCannotBeIsToldAndNothingWritten() {
    int before = table.writes();
    SourceData orphans =
        new SourceData("x", Set.of(ObjectKind.CONTACT), onlyContacts(LargeRegister.of(2, "x")));
    Imported imported = importer.run(orphans, "me", Optional.empty());
    assertThat(imported)
        .isInstanceOfSatisfying(
            Imported.Refused.class,
            refused -> assertThat(refused.plan()).isInstanceOf(ImportPlan.Conflicting.class));
    assertThat(table.writes()).isEqualTo(before);
    assertThatThrownBy(() -> new SourceData("manual", Set.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<ObjectId, SourceData.ImportedObject> onlyContacts(SourceData data) {
    Map<ObjectId, SourceData.ImportedObject> contacts = new LinkedHashMap<>();
    data.objects()
        .forEach(
            (id, one) -> {
              if (id.kind() == ObjectKind.CONTACT) {
                contacts.put(id, one);
              }
            });
    return contacts;
  }

  private void run(SourceData data) {
    assertThat(importer.run(data, "me", Optional.empty())).isInstanceOf(Imported.Done.class);
  }

  private DirectoryStore store() {
    return new DirectoryStore(table, Duration.ofSeconds(20), clock, new Random(7 + table.writes()));
  }

  private static Question address(int network) {
    String text =
        "10.%d.%d.%d".formatted(network >> 13 & 255, network >> 5 & 255, ((network & 31) << 3) + 1);
    return new Question(
        Optional.of(Addresses.parse(text)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static Set<String> marks(DirectoryView directory) {
    Set<String> marks = new TreeSet<>();
    directory.scan(
        "register",
        stored -> {
          if (stored.object() instanceof Organisation organisation) {
            marks.add(organisation.label().replaceAll(" .*", ""));
          }
        });
    return marks;
  }
}

package io.signalbox.directory.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ImportRecord;
import io.signalbox.directory.Layout;
import io.signalbox.directory.imports.ImportFormat;
import io.signalbox.store.embedded.EmbeddedStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoPlannerTest {
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);
  private final Random random = new Random(1);
  private final DirectoryStore store =
      new DirectoryStore(
          EmbeddedStore.inMemory(clock).table("directory"), Duration.ZERO, clock, random);

  /** The second one moves, changes, adds and removes objects of all kinds. */
  @ParameterizedTest
  @ValueSource(ints = {3, 60, 3_000})
  void everyEntryIsAsItWasBeforeTheImport(int organisations) {
    imported(register(organisations));
    Map<String, String> before = entries(store.current());
    imported(register(organisations));
    assertThat(entries(store.current())).isNotEqualTo(before);

    long revision = store.current().revision();
    Undone undone = new ImportUndo(store, clock).run(revision, _ -> false);
    assertThat(undone).isInstanceOf(Undone.Done.class);
    assertThat(entries(store.current())).isEqualTo(before);
  }

  /** Of 30,000 objects with some 90,000 entries. */
  @Test
  void noMoreThanOnePartIsInMemory() {
    imported(LargeRegister.of(3_000, "before"));
    DirectoryView before = store.current();
    imported(LargeRegister.of(3_000, "after"));
    SourceData empty = LargeRegister.of(1, "after");
    imported(empty);
    ImportRecord done = store.current().imports().getFirst();
    UndoPlanner planner = UndoPlanner.of(store.former(done).orElseThrow(), store.current(), done);

    int entries = 0;
    int parts = 0;
    for (SortedMap<String, Optional<String>> part : planner.changes()) {
      assertThat(part.size()).isLessThanOrEqualTo(3 * Changes.PART);
      entries += part.size();
      parts++;
    }
    assertThat(parts).isGreaterThan(5);
    assertThat(entries).isGreaterThan(entries(before).size() - 100);
  }

  private void imported(SourceData data) {
    Imported done =
        new DirectoryImporter(store, clock).run(data, "tester", Optional.of(removals(data)));
    assertThat(done).isInstanceOf(Imported.Done.class);
  }

  private int removals(SourceData data) {
    return new DirectoryImporter(store, clock).plan(data, "tester")
            instanceof ImportPlan.Ready ready
        ? ready.diff().removed().size()
        : 0;
  }

  private static Map<String, String> entries(DirectoryView view) {
    Map<String, String> entries = new TreeMap<>();
    for (String family : Layout.families()) {
      view.scanEntries(
          family,
          family,
          entry -> {
            entries.put(entry.key(), entry.value());
            return true;
          });
    }
    return entries;
  }

  /** Random objects, of which some have the ids of others before. */
  private SourceData register(int organisations) {
    StringBuilder json = new StringBuilder("{\"organisations\":{");
    for (int i = 0; i < organisations; i++) {
      if (i == 0 || random.nextInt(5) > 0) {
        add(json, "o" + i, "{\"name\":\"O %d\"}".formatted(random.nextInt(3)));
      } else {
        add(json, "p" + i, "{\"name\":\"P\",\"parent\":\"o0\"}");
      }
    }
    json.append("},\"contacts\":{");
    for (int i = 0; i < organisations; i++) {
      if (random.nextInt(5) > 0) {
        add(
            json,
            "c" + i,
            "{\"organisation\":\"o0\",\"addresses\":[{\"address\":\"c%d@isp.example\"}]}"
                .formatted(random.nextInt(3)));
      }
    }
    json.append("},\"networks\":{");
    for (int i = 0; i < 2 * organisations; i++) {
      if (random.nextInt(5) > 0) {
        add(
            json,
            "n" + i,
            "{%s\"cidr\":\"10.%d.%d.0/24\"}"
                .formatted(
                    random.nextBoolean() ? "\"organisation\":\"o0\"," : "",
                    random.nextInt(2),
                    i % 256));
      }
    }
    json.append("},\"rules\":{");
    for (int i = 0; i < organisations; i++) {
      if (random.nextInt(3) > 0) {
        add(
            json,
            "r" + (random.nextBoolean() ? i : i + organisations),
            "{\"match\":{\"type\":\"t%d\"%s},\"suppress\":%s}"
                .formatted(
                    i,
                    random.nextBoolean() ? ",\"organisation\":\"o0\"" : "",
                    random.nextBoolean()));
      }
    }
    byte[] bytes = json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    return ImportFormat.JSON.read("register", Optional.empty(), bytes);
  }

  private static void add(StringBuilder json, String id, String object) {
    if (json.charAt(json.length() - 1) != '{') {
      json.append(',');
    }
    json.append('"').append(id).append("\":").append(object);
  }
}

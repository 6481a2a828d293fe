package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsStoreTest {
  private final EmbeddedStore engine = EmbeddedStore.inMemory(Clock.systemUTC());
  private final Table table = engine.table("settings");
  private final SplittableRandom random = new SplittableRandom(7);
  private final SettingsStore store = new SettingsStore(table, random);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void before_the_first_commit_the_settings_are_empty() {
    assertThat(store.current().document()).isEqualTo(SettingsDocument.EMPTY);
    assertThat(store.current().id()).isEqualTo("none");
  }

  @Test
  void what_was_committed_is_read_back() {
    Revision committed = store.commit(store.current(), feeds("a", "b"), List.of("x")).orElseThrow();

    Revision read = store.current();
    assertThat(read.json().get("destinations")).isEqualTo(feeds("a", "b").get("destinations"));
    assertThat(read.id()).isEqualTo(committed.id());
    assertThat(read.retired()).containsExactly("x");
    assertThat(read.document().destinations().keySet()).containsExactly("a", "b");
  }

  @Test
  void a_commit_on_a_base_that_no_longer_stands_comes_to_nothing() {
    Revision none = store.current();
    Revision first = store.commit(none, feeds("a"), List.of()).orElseThrow();

    assertThat(store.commit(none, feeds("late"), List.of())).isEmpty();
    Revision second = store.commit(first, feeds("b"), List.of()).orElseThrow();
    assertThat(store.commit(first, feeds("late"), List.of())).isEmpty();
    assertThat(store.current().id()).isEqualTo(second.id());
    assertThat(store.current().document().destinations()).containsOnlyKeys("b");
  }

  @Test
  void a_document_larger_than_an_item_is_kept_in_chunks() {
    ObjectNode large = feeds("a");
    ObjectNode pattern = large.putObject("routes").putObject("r").putObject("pattern");
    byte[] noise = new byte[Table.BODY_LIMIT_BYTES * 2];
    random.nextBytes(noise);
    pattern.put("noise", HexFormat.of().formatHex(noise));

    store.commit(store.current(), large, List.of());

    assertThat(store.current().json().get("routes")).isEqualTo(large.get("routes"));
    assertThat(items()).hasSizeGreaterThan(2);
  }

  @Test
  void old_revisions_are_removed_and_the_one_before_stays() {
    Revision revision = store.current();
    for (int i = 0; i < 10; i++) {
      revision = store.commit(revision, feeds("f" + i), List.of()).orElseThrow();
    }

    // The head, and a block of each of the last two revisions.
    assertThat(items()).hasSize(1 + 2);
    assertThat(store.current().document().destinations()).containsOnlyKeys("f9");
  }

  @Test
  void what_lost_writers_left_is_found_in_the_end() {
    Revision revision = store.current();
    for (int i = 0; i < 64; i++) {
      Revision base = revision;
      revision = store.commit(base, feeds("f" + i), List.of()).orElseThrow();
      assertThat(store.commit(base, feeds("lost" + i), List.of())).isEmpty();
    }

    assertThat(items()).hasSize(1 + 2 + 1);
  }

  @Test
  void who_has_what_stands_gets_just_that() {
    store.commit(store.current(), feeds("a"), List.of());
    Revision known = store.current();

    assertThat(store.newerThan(known)).isSameAs(known);
  }

  private List<Item> items() {
    return table.query(Range.ascending("settings", 1000), Consistency.STRONG);
  }

  private static ObjectNode feeds(String... names) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode destinations = document.putObject("destinations");
    for (String name : names) {
      destinations.putObject(name).put("method", "pull");
    }
    return document;
  }
}

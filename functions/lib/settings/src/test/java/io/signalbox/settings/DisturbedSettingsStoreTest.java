package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisturbedSettingsStoreTest {
  private final EmbeddedStore engine = EmbeddedStore.inMemory(Clock.systemUTC());
  private final Table table = engine.table("settings");
  private final DisturbedTable disturbed = new DisturbedTable(table);
  private final SettingsStore store = new SettingsStore(table, new SplittableRandom(7));
  private final SettingsStore victim = new SettingsStore(disturbed, new SplittableRandom(8));

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_writer_that_dies_before_the_head_changes_nothing_and_holds_nobody_up() {
    commit(store, "a");

    disturbed.dieAfterWrites(1);
    assertThatThrownBy(() -> commit(victim, "lost")).isInstanceOf(StoreException.class);

    assertThat(store.current().document().destinations()).containsOnlyKeys("a");
    commit(store, "b");
    assertThat(store.current().document().destinations()).containsOnlyKeys("b");
  }

  @Test
  void a_writer_that_dies_while_it_tidies_up_has_committed() {
    commit(store, "a");
    commit(store, "b");

    disturbed.dieAfterWrites(2);
    commit(victim, "c");

    assertThat(store.current().document().destinations()).containsOnlyKeys("c");
  }

  @Test
  void a_reader_whose_revision_is_tidied_away_meanwhile_reads_the_newer_one() {
    commit(store, "a");
    disturbed.beforeNextBatchRead(
        () -> {
          for (String name : List.of("b", "c", "d")) {
            commit(store, name);
          }
        });

    assertThat(victim.current().document().destinations()).containsOnlyKeys("d");
  }

  @Test
  void a_reader_who_is_overtaken_once_still_reads_what_stood() {
    commit(store, "a");
    disturbed.beforeNextBatchRead(() -> commit(store, "b"));

    assertThat(victim.current().document().destinations()).containsOnlyKeys("a");
  }

  private static void commit(SettingsStore store, String name) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("destinations").putObject(name).put("method", "pull");
    assertThat(store.commit(store.current(), document, List.of())).isPresent();
  }
}

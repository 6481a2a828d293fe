package io.signalbox.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedSettingsTest {
  private static final Duration MAXIMUM_AGE = Duration.ofSeconds(20);

  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final EmbeddedStore engine = EmbeddedStore.inMemory(clock);
  private final SettingsStore store =
      new SettingsStore(engine.table("settings"), new SplittableRandom(7));
  private final CachedSettings settings = new CachedSettings(store, MAXIMUM_AGE, clock);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_change_is_seen_when_the_settings_are_as_old_as_they_may_be_and_not_before() {
    assertThat(settings.current()).isEqualTo(SettingsDocument.EMPTY);
    commit("a");

    now = now.plus(MAXIMUM_AGE).minusMillis(1);
    assertThat(settings.current()).isEqualTo(SettingsDocument.EMPTY);
    now = now.plusMillis(1);
    assertThat(settings.current().destinations()).containsKey("a");
  }

  @Test
  void who_asks_for_the_latest_sees_a_change_at_once_and_so_does_who_asks_afterwards() {
    assertThat(settings.current()).isEqualTo(SettingsDocument.EMPTY);
    commit("a");

    assertThat(settings.latest().destinations()).containsKey("a");
    assertThat(settings.current().destinations()).containsKey("a");
    assertThat(settings.latest()).isSameAs(settings.current());
  }

  @Test
  void settings_that_may_have_no_age_are_always_the_present_ones() {
    CachedSettings present = new CachedSettings(store, Duration.ZERO, clock);
    assertThat(present.current()).isEqualTo(SettingsDocument.EMPTY);

    commit("a");

    assertThat(present.current().destinations()).containsKey("a");
  }

  @Test
  void a_clock_that_was_set_back_does_not_keep_old_settings_alive() {
    settings.current();
    commit("a");

    now = now.minusSeconds(3600);
    assertThat(settings.current().destinations()).containsKey("a");
  }

  @Test
  void settings_that_have_not_changed_stay_the_same_object() {
    commit("a");
    SettingsDocument first = settings.current();

    now = now.plusSeconds(3600);
    assertThat(settings.current()).isSameAs(first);
  }

  private void commit(String name) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("destinations").putObject(name).put("method", "pull");
    assertThat(store.commit(store.current(), document, List.of())).isPresent();
  }
}

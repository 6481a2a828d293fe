package io.signalbox.access.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersonNamesTest {
  private static final String ISSUER = "https://login.example";

  private final EmbeddedStore store =
      EmbeddedStore.inMemory(new ManualClock(Instant.parse("2026-11-22T04:00:00Z")));
  private final PersonNames names = new PersonNames(store.table("deliveries"));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_person_keeps_the_first_name() {
    assertThat(names.of(ISSUER, "1", "ann")).isEqualTo("person:ann");
    assertThat(names.of(ISSUER, "1", "bob")).isEqualTo("person:ann");
    assertThat(names.of(ISSUER, "2", "bob")).isEqualTo("person:bob");
  }

  @Test
  void nobody_else_gets_it_by_whatever_spelling() {
    names.of(ISSUER, "1", "ann");

    assertThat(names.of(ISSUER, "2", " ann ")).matches("person:ann~[0-9a-f]{8}");
    assertThat(names.of("https://other.example", "1", "ann")).matches("person:ann~[0-9a-f]{8}");
    assertThat(names.of(ISSUER, "3", "a\u0000n\u202en")).isEqualTo("person:a_n_n");
    assertThat(names.of(ISSUER, "4", "x".repeat(500))).hasSize("person:".length() + 80);
  }
}

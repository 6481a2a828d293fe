package io.signalbox.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.settings.HubSettings;
import io.signalbox.settings.Quota;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-29T23:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final Table table = store.table("deliveries");
  private HubSettings hub = HubSettings.DEFAULT;
  private final AuditLog log = new AuditLog(table, this::settings, clock, new Random(1));
  private final AuditReader reader = new AuditReader(table, this::settings, clock);

  @AfterEach
  void close() {
    store.close();
  }

  private SettingsDocument settings() {
    return new SettingsDocument(Map.of(), Map.of(), Map.of(), Map.of(), hub);
  }

  private static AuditReader.Wanted all() {
    return new AuditReader.Wanted(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private List<String> pages(AuditReader.Wanted wanted, int limit) {
    List<String> read = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      AuditReader.Page page = reader.read(wanted, cursor, limit);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
      page.entries().forEach(entry -> read.add(entry.what()));
      cursor = page.next();
      cursor.ifPresent(text -> assertThat(text).matches(AuditReader.CURSOR));
    } while (cursor.isPresent());
    return read;
  }

  @Test
  void pages_have_each_entry_once_the_newest_first_across_months() {
    List<String> written = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      log.write(AuditKind.READ, "ann", "GET /" + number);
      written.addFirst("GET /" + number);
      clock.advance(Duration.ofHours(3));
    }

    for (int limit : List.of(1, 7, 15, 30, 100)) {
      assertThat(pages(all(), limit)).containsExactlyElementsOf(written);
    }
  }

  @Test
  void entries_are_found_by_who_kind_and_time() {
    Instant begin = clock.instant();
    log.write(AuditKind.SIGN_IN, "ann", "token");
    clock.advance(Duration.ofMinutes(1));
    log.write(AuditKind.READ, "ann", "GET /a");
    clock.advance(Duration.ofMinutes(1));
    log.write(AuditKind.READ, "bob", "GET /b");

    Optional<Instant> any = Optional.empty();
    assertThat(pages(new AuditReader.Wanted(Optional.of("ann"), Optional.empty(), any, any), 9))
        .containsExactly("GET /a", "token");
    assertThat(
            pages(
                new AuditReader.Wanted(Optional.empty(), Optional.of(AuditKind.READ), any, any), 9))
        .containsExactly("GET /b", "GET /a");
    assertThat(
            pages(
                new AuditReader.Wanted(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(begin.plusSeconds(60)),
                    Optional.of(begin.plusSeconds(120))),
                9))
        .containsExactly("GET /a");
  }

  @Test
  void an_entry_is_kept_for_as_long_as_the_settings_said_when_it_was_written() {
    hub =
        new HubSettings(
            MarkingPolicy.DEFAULT,
            Quota.UNLIMITED,
            0,
            Optional.empty(),
            Duration.ofDays(10),
            List.of());
    log.write(AuditKind.READ, "ann", "GET /short");
    hub = HubSettings.DEFAULT;
    log.write(AuditKind.READ, "ann", "GET /long");

    assertThat(
            table.query(Range.ascending("audit#2026-11", 9), io.signalbox.store.Consistency.STRONG))
        .extracting(item -> Duration.between(clock.instant(), item.expires()).toDays())
        .containsExactlyInAnyOrder(10L, 365L);
    clock.advance(Duration.ofDays(11));
    assertThat(pages(all(), 9)).containsExactly("GET /long");
  }

  @Test
  void a_change_has_its_outcome_once_there_is_one() {
    AuditLog.Written begun = log.begin("ann", "PUT /v1/settings/routes/all");
    assertThat(reader.read(all(), Optional.empty(), 9).entries().getFirst().status()).isEmpty();

    begun.complete(200, Optional.of("r2"));

    AuditEntry entry = reader.read(all(), Optional.empty(), 9).entries().getFirst();
    assertThat(entry.status()).contains(200);
    assertThat(entry.revision()).contains("r2");
    assertThat(entry.json().toString()).contains("\"revision\":\"r2\"");
  }

  @Test
  void times_beyond_all_entries_end_at_once() {
    log.write(AuditKind.READ, "ann", "GET /a");

    for (String time : List.of("-9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z")) {
      Optional<Instant> early = Optional.of(Instant.parse(time));
      assertThat(pages(new AuditReader.Wanted(Optional.empty(), Optional.empty(), early, early), 9))
          .isEmpty();
      Optional<Instant> late = Optional.of(Instant.parse("+99999-01-01T00:00:00Z"));
      assertThat(pages(new AuditReader.Wanted(Optional.empty(), Optional.empty(), early, late), 9))
          .containsExactly("GET /a");
    }
    assertThat(reader.read(all(), Optional.of("99999999999999-ffffffffffffffff"), 9).entries())
        .hasSize(1);
    assertThat(reader.read(all(), Optional.of("00000000000000-0000000000000000"), 9).entries())
        .isEmpty();
  }

  @Test
  void what_is_too_long_is_cut() {
    log.write(AuditKind.READ, "ann", "GET /?q=" + "x".repeat(5_000));

    assertThat(pages(all(), 9).getFirst()).hasSize(AuditEntry.WHAT_LIMIT_CHARACTERS);
  }
}

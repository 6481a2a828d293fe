package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelopes.Aside;
import io.signalbox.envelopes.AsideId;
import io.signalbox.envelopes.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists of what was kept aside are read in parts: everything can be seen and decided. */
class AsidePartsTest {
  private static final int FLOOD = 2_010;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void an_old_item_is_seen_behind_any_number_of_decided_ones() {
    quarantine("cert-at", "old", "");
    for (int i = 0; i < FLOOD; i++) {
      quarantine("cert-at", "new", "");
    }
    hub.envelopeStore.quarantined("cert-at", FLOOD).stream().map(Aside::id).forEach(this::dismiss);

    assertThat(texts("quarantine", 100, "field")).containsExactly("old");
  }

  @Test
  void an_old_conflict_is_seen_behind_any_number_of_others() {
    hub.keep("cert-at", 1, ",\"x:y\":-1");
    hub.keep("cert-ee", 1, ",\"x:y\":-2");
    for (int i = 0; i < FLOOD; i++) {
      hub.keep("cert-at", 1, ",\"x:y\":" + i);
    }

    assertThat(texts("conflicts", 1, "sender", "instance", "cert-ee")).containsExactly("cert-ee");
    hub.envelopeStore.conflicts(FLOOD).stream().map(Aside::id).forEach(this::dismiss);
    assertThat(texts("conflicts", 100, "sender")).containsExactly("cert-ee");
  }

  @Test
  void items_of_all_senders_come_once_each_the_newest_first() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String sender = i % 5 == 0 ? "cert-ee" : i % 7 == 0 ? "reader" : "cert-at";
      quarantine(sender, "f" + i, "x".repeat(i * 2_000));
      expected.addFirst("f" + i);
    }

    for (int limit : List.of(1, 7, 60, 1_000)) {
      assertThat(texts("quarantine", limit, "field")).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void every_text_that_an_answer_can_hold_is_shown() {
    for (int i = 0; i < 5; i++) {
      quarantine("cert-at", "f" + i, "x".repeat(900_000));
    }
    quarantine("cert-at", "large", "x".repeat(1_100_000));

    assertThat(texts("quarantine", 100, "field"))
        .containsExactly("large", "f4", "f3", "f2", "f1", "f0");
    assertThat(texts("quarantine", 100, "text"))
        .extracting(String::length)
        .containsExactly(0, 900_000, 900_000, 900_000, 900_000, 900_000);
  }

  @Test
  void what_is_no_place_in_a_list_is_refused() {
    assertThat(hub.get("admin", "/v1/quarantine", "after", "x").status()).isEqualTo(400);
    assertThat(hub.get("admin", "/v1/conflicts", "after", "x").status()).isEqualTo(400);
  }

  private void quarantine(String sender, String field, String text) {
    hub.clock.advance(Duration.ofMillis(1));
    hub.envelopeStore.quarantine(sender, field, "no reason", text);
  }

  private void dismiss(AsideId id) {
    hub.envelopeStore
        .decisions()
        .decide(id, new Decision("admin", hub.clock.instant(), Optional.empty()));
  }

  /** That member of all items, part by part. */
  private List<String> texts(String list, int limit, String member, String... queries) {
    List<String> texts = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Stream<String> place = after.stream().flatMap(next -> Stream.of("after", next));
      String[] all =
          Stream.of(Stream.of(queries), Stream.of("limit", Integer.toString(limit)), place)
              .flatMap(part -> part)
              .toArray(String[]::new);
      JsonNode answer = hub.get("admin", "/v1/" + list, all).json();
      assertThat(answer.path(list).size()).isLessThanOrEqualTo(limit);
      answer.path(list).forEach(item -> texts.add(item.path(member).asText()));
      after = Optional.ofNullable(answer.path("next").textValue());
    } while (after.isPresent());
    return texts;
  }
}

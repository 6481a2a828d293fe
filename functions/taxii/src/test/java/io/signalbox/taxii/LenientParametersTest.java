package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.feeds.FeedHub;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings of numbers and times that clients have. */
class LenientParametersTest {
  private final Hub hub = new Hub();
  private String objects = "";

  @BeforeEach
  void append() {
    hub.append(1, 3);
    JsonNode collections = hub.get(TaxiiEndpoints.ROOT + "collections/").json();
    objects =
        TaxiiEndpoints.ROOT
            + "collections/"
            + collections.at("/collections/0/id").asText()
            + "/objects/";
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "1001", "0009", "99999999999999999999999"})
  void a_limit_may_be_larger_than_any_answer(String limit) {
    assertThat(hub.get(objects, "limit", limit).json().path("objects")).hasSize(6 + 3);
  }

  @Test
  void a_refusal_names_the_parameter() {
    Hub.Answer answer = hub.get(objects, "limit", "0");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("description").asText()).startsWith("limit: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T03:59:59Z",
        "2026-11-22T03:59:59.5Z",
        "2026-11-22T03:59:59.123456789012345Z",
        "2026-11-22T05:59:59.1234567890+02:00"
      })
  void a_time_has_any_number_of_decimals(String time) {
    assertThat(hub.get(objects, "added_after", time).json().path("objects")).hasSize(3);
  }

  @Test
  void an_object_has_times_with_any_number_of_decimals() {
    JsonNode object =
        FeedHub.parse(
            """
            {"type": "note", "id": "note--0b5cf1a2-7f0e-4c59-a3a8-000000000001",
             "modified": "2026-11-22T03:59:59.123456789012Z"}
            """);

    assertThat(StixRules.versionKey(object)).isEqualTo("2026-11-22T03:59:59.123456789Z");
    assertThat(Versions.of(List.of("2026-11-22T03:59:59.1234567890Z")).hasLast()).isFalse();
  }
}

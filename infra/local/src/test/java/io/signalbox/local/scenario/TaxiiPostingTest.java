package io.signalbox.local.scenario;

import static io.signalbox.local.scenario.PostedCollection.id;
import static io.signalbox.local.scenario.PostedCollection.object;
import static io.signalbox.local.scenario.PostedCollection.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.scenarios.HubClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A TAXII collection to which clients add objects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxiiPostingTest {
  private final PostedCollection added = new PostedCollection();

  @BeforeEach
  void makeACollection() {
    added.makeAnew();
  }

  @AfterAll
  void stop() {
    added.close();
  }

  @Test
  void what_was_added_comes_back_key_for_key_and_is_routed_like_any_other() {
    String object =
        object(1, "2026-11-28T10:00:00.000Z")
            .replace(
                "}", ", \"x_ü\": [1.50, 1e3, null, {\"deep\": true}], \"n\": 9007199254740993}");
    JsonNode status = added.awaitComplete(added.post(object));

    assertThat(status.path("total_count").asInt()).isEqualTo(1);
    assertThat(status.path("successes").path(0).path("id").asText()).isEqualTo(id(1));
    assertThat(status.path("successes").path(0).path("version").asText())
        .isEqualTo("2026-11-28T10:00:00.000Z");
    assertThat(added.objects("objects/").text()).contains("1.50").contains("9007199254740993");
    assertThat(added.objects("objects/").json().path("objects").path(0)).isEqualTo(parsed(object));
    assertThat(added.objects("manifest/").json().at("/objects/0/date_added").asText())
        .isEqualTo(added.objects("objects/").header("X-TAXII-Date-Added-Last"));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        added
                            .writer()
                            .get("/v1/feeds/routed?since=2026-01-01T00:00:00Z&form=decided")
                            .text())
                    .contains(id(1), "\"format\":\"stix\"", "\"signalbox:collection\""));
  }

  @Test
  void an_id_and_version_are_there_once_whatever_is_added_under_them() {
    String first = object(1, "2026-11-28T10:00:00.000Z");
    added.awaitComplete(added.post(first));

    for (String again : List.of(first, first.replace("scan", "other"))) {
      Answer answer = added.post(again, again);
      assertThat(answer.json().path("status").asText()).isEqualTo("complete");
      assertThat(answer.json().path("success_count").asInt()).isEqualTo(2);
    }
    assertThat(added.objects("objects/?match[version]=all").json().path("objects"))
        .containsExactly(parsed(first));
  }

  @Test
  void versions_are_told_apart_and_the_last_is_the_default() {
    added.awaitComplete(
        added.post(
            object(1, "2026-11-28T10:00:00.500Z"),
            object(1, "2026-11-28T10:00:00Z"),
            object(1, "2026-11-27T12:00:00+02:00"),
            object(2, "2026-11-28T10:00:00Z")));

    assertThat(added.versions("objects/"))
        .containsExactlyInAnyOrder("2026-11-28T10:00:00.500Z", "2026-11-28T10:00:00Z");
    assertThat(added.versions("objects/" + id(1) + "/"))
        .containsExactly("2026-11-28T10:00:00.500Z");
    assertThat(added.versions("objects/" + id(1) + "/?match[version]=first"))
        .containsExactly("2026-11-27T12:00:00+02:00");
    assertThat(
            added.versions("objects/" + id(1) + "/?match[version]=first,2026-11-28T10:00:00.000Z"))
        .hasSize(2);
    assertThat(added.versions("objects/?match[version]=all")).hasSize(4);
    assertThat(added.objects("objects/" + id(1) + "/versions/").json().path("versions")).hasSize(3);
    assertThat(added.objects("objects/" + id(3) + "/").status()).isEqualTo(404);
  }

  @Test
  void a_deletion_moves_no_reader_and_what_is_added_again_has_a_new_date() {
    added.awaitComplete(
        added.post(
            object(1, "2026-11-28T10:00:00Z"),
            object(1, "2026-11-28T11:00:00Z"),
            object(2, "2026-11-28T10:00:00Z")));
    Answer page = added.objects("objects/?limit=1&match[version]=all");
    String last = added.objects("objects/?match[version]=all").header("X-TAXII-Date-Added-Last");

    assertThat(added.delete(id(1) + "/?match[version]=2026-11-28T11:00:00Z")).isEqualTo(200);
    assertThat(added.versions("objects/" + id(1) + "/")).containsExactly("2026-11-28T10:00:00Z");
    String next = page.json().path("next").asText();
    assertThat(added.objects("objects/?next=" + next).json().path("objects")).hasSize(1);
    assertThat(added.delete(id(1) + "/")).isEqualTo(200);
    assertThat(added.delete(id(1) + "/")).isEqualTo(404);
    assertThat(added.delete(id(2) + "/?match[spec_version]=2.0")).isEqualTo(404);
    assertThat(added.objects("objects/?match[version]=all").json().path("objects")).hasSize(1);
    assertThat(added.objects("objects/?added_after=" + last).json()).isEmpty();

    for (int time = 0; time < 2; time++) {
      added.awaitComplete(added.post(object(1, "2026-11-28T10:00:00Z")));
      assertThat(
              added
                  .objects("objects/?match[version]=all&added_after=" + last)
                  .json()
                  .path("objects"))
          .hasSize(1);
      assertThat(added.delete(id(1) + "/")).isEqualTo(200);
    }
    added.awaitComplete(added.post(object(1, "2026-11-28T10:00:00Z")));
    assertThat(added.versions("objects/" + id(1) + "/")).hasSize(1);
  }

  @Test
  void a_thousand_objects_are_added_at_once_and_paged() {
    String[] many =
        IntStream.range(0, 1_000)
            .mapToObj(number -> object(number, "2026-11-28T10:00:00Z"))
            .toArray(String[]::new);
    assertThat(added.awaitComplete(added.post(many)).path("success_count").asInt())
        .isEqualTo(1_000);

    List<String> ids = new ArrayList<>();
    Answer page = added.objects("objects/?limit=300");
    ids.addAll(page.json().path("objects").findValuesAsText("id"));
    while (page.json().path("more").asBoolean()) {
      page = added.objects("objects/?next=" + page.json().path("next").asText());
      ids.addAll(page.json().path("objects").findValuesAsText("id"));
    }
    assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
  }
}

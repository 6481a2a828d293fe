package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.FieldSelection;
import io.signalbox.settings.ReleaseLimits;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.taxii.Hub.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a TAXII 2.1 client meets. */
class TaxiiTest {
  /** The hub's identity and five marks. */
  private static final int SHARED = 6;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private String collection() {
    JsonNode collections = hub.get(TaxiiEndpoints.ROOT + "collections/").json();
    return TaxiiEndpoints.ROOT
        + "collections/"
        + collections.at("/collections/0/id").asText()
        + "/";
  }

  @Test
  void a_client_finds_its_way_from_the_discovery_to_the_objects() {
    hub.append(1, 3);

    Answer discovery = hub.get("/taxii2/");
    Answer collections = hub.get(TaxiiEndpoints.ROOT + "collections/");
    Answer objects = hub.get(collection() + "objects/");

    assertThat(discovery.json().path("default").asText())
        .isEqualTo("https://hub.example/taxii2/feeds/");
    assertThat(hub.get("/taxii2/feeds/").json().path("versions").path(0).asText())
        .isEqualTo(TaxiiMedia.TYPE);
    assertThat(collections.json().path("collections").findValuesAsText("title"))
        .containsExactly("feed");
    assertThat(objects.json().path("objects")).hasSize(SHARED + 3);
    assertThat(objects.json().path("more").asBoolean()).isFalse();
    assertThat(objects.json().path("objects"))
        .allSatisfy(object -> assertThat(object.path("spec_version").asText()).isEqualTo("2.1"));
    assertThat(ids(objects.json()).getLast()).startsWith("indicator--");
    for (Answer answer : List.of(discovery, collections, objects)) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo(TaxiiMedia.TYPE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/taxii2", "/taxii2/feeds", "/taxii2/feeds/collections"})
  void a_path_without_its_final_slash_is_answered_and_not_redirected(String path) {
    assertThat(hub.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void paging_by_next_by_time_and_by_both_gives_each_object_once(int limit) {
    hub.append(1, 20);
    hub.append(21, 23);
    List<String> whole = ids(hub.get(collection() + "objects/").json());
    assertThat(whole).hasSize(SHARED + 23).doesNotHaveDuplicates();

    for (String way : List.of("next", "added_after", "both")) {
      List<String> paged = new ArrayList<>();
      List<String> query = List.of("limit", Integer.toString(limit));
      boolean more = true;
      while (more) {
        Answer page = hub.get(collection() + "objects/", query.toArray(String[]::new));
        paged.addAll(ids(page.json()));
        more = page.json().path("more").asBoolean();
        assertThat(page.json().has("next")).isEqualTo(more);
        assertThat(page.json().path("objects"))
            .hasSize(more ? limit : page.json().path("objects").size());
        query = following(page, way, limit);
      }
      assertThat(paged).as(way).isEqualTo(whole);
    }
  }

  private static List<String> following(Answer page, String way, int limit) {
    List<String> query = new ArrayList<>(List.of("limit", Integer.toString(limit)));
    if (!way.equals("next")) {
      // As clients in Java and JavaScript keep it.
      Instant last = Instant.parse(page.header("X-TAXII-Date-Added-Last"));
      query.addAll(List.of("added_after", last.truncatedTo(ChronoUnit.MILLIS).toString()));
    }
    if (!way.equals("added_after")) {
      query.addAll(List.of("next", page.json().path("next").asText()));
    }
    return query;
  }

  @Test
  void what_comes_while_a_client_reads_is_neither_lost_nor_repeated() {
    hub.append(1, 5);
    List<String> seen = new ArrayList<>();
    Answer page = hub.get(collection() + "objects/", "limit", "4");
    for (int round = 0; page.json().path("more").asBoolean(); round++) {
      seen.addAll(ids(page.json()));
      if (round < 5) {
        hub.append(100 + 3 * round, 102 + 3 * round);
      }
      page = hub.get(collection() + "objects/", "next", page.json().path("next").asText());
    }
    seen.addAll(ids(page.json()));
    String last = page.header("X-TAXII-Date-Added-Last");

    assertThat(seen).doesNotHaveDuplicates().hasSize(SHARED + 5 + 15);
    assertThat(hub.get(collection() + "objects/", "added_after", last).json()).isEmpty();
  }

  @Test
  void filters_are_kept_by_next_alone() {
    hub.append(1, 5);

    Answer first = hub.get(collection() + "objects/", "match[type]", "indicator", "limit", "3");
    Answer second = hub.get(collection() + "objects/", "next", first.json().path("next").asText());

    assertThat(types(first.json())).containsExactly("indicator", "indicator", "indicator");
    assertThat(types(second.json())).containsExactly("indicator", "indicator");
    assertThat(hub.get(collection() + "objects/", "match[type]", "malware").json()).isEmpty();
    assertThat(hub.get(collection() + "objects/", "match[spec_version]", "2.0").json()).isEmpty();
    assertThat(types(hub.get(collection() + "objects/", "match[type]", "identity").json()))
        .containsExactly("identity");
  }

  @Test
  void an_event_with_nothing_to_look_for_has_no_object_and_ends_no_page() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    hub.append(event.put("feed.name", "nothing to look for"));
    hub.append(1, 1);

    Answer answer = hub.get(collection() + "objects/", "match[type]", "indicator", "limit", "1");

    assertThat(answer.json().path("objects")).hasSize(1);
    assertThat(answer.json().path("more").asBoolean()).isFalse();
  }

  @Test
  void an_object_its_versions_and_the_manifest_say_the_same() {
    hub.append(1, 2);
    Answer manifest = hub.get(collection() + "manifest/");
    JsonNode entry = manifest.json().path("objects").path(SHARED);
    String object = collection() + "objects/" + entry.path("id").asText() + "/";

    assertThat(new HashSet<>(manifest.json().findValuesAsText("date_added"))).hasSize(SHARED + 2);
    assertThat(ids(hub.get(object).json())).containsExactly(entry.path("id").asText());
    assertThat(hub.get(object + "versions/").json().path("versions").path(0))
        .isEqualTo(entry.path("version"));
    assertThat(hub.get(collection() + "objects/indicator--x/").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "limit,0",
    "limit,-1",
    "limit,x",
    "added_after,yesterday",
    "next,x",
    "next,eyJ2IjoxfQ",
    "match[version],newest",
    "matsch[id],x"
  })
  void bad_input_is_answered_400_with_a_title(String name, String value) {
    Answer answer = hub.get(collection() + "objects/", name, value);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo(TaxiiMedia.TYPE);
    assertThat(answer.json().path("title").asText()).isNotEmpty();
    assertThat(answer.json().path("http_status").asText()).isEqualTo("400");
  }

  @Test
  void who_may_not_read_a_feed_sees_no_collection_of_it() {
    String second =
        Collection.of(
                "hub",
                "second",
                "reader",
                new ReleasePolicy(ReleaseLimits.DEFAULT, FieldSelection.DEFAULT))
            .id()
            .toString();

    assertThat(hub.get("/taxii2/feeds/collections/" + second + "/objects/").status())
        .isEqualTo(404);
    assertThat(hub.get("/taxii2/feeds/collections/feed/").status()).isEqualTo(404);
    Answer nobody = hub.send("GET", "/taxii2/", "", Map.of());
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.header("WWW-Authenticate")).contains("Basic");
    assertThat(hub.send("POST", collection() + "objects/", "reader", Map.of()).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/taxii+json;version=2.1|200",
        "application/taxii+json; version=2.1|200",
        "application/taxii+json|200",
        "*/*|200",
        "application/json|406",
        "application/taxii+json;version=2.0|406",
        "application/vnd.oasis.taxii+json; version=2.0|406"
      })
  void who_takes_no_taxii_2_1_is_told_so(String accept, int status) {
    assertThat(hub.send("GET", "/taxii2/", "reader", Map.of("Accept", accept)).status())
        .isEqualTo(status);
  }

  private static List<String> ids(JsonNode answer) {
    return texts(answer, "id");
  }

  private static List<String> types(JsonNode answer) {
    return texts(answer, "type");
  }

  private static List<String> texts(JsonNode answer, String name) {
    List<String> texts = new ArrayList<>();
    answer.path("objects").forEach(object -> texts.add(object.path(name).asText()));
    return texts;
  }
}

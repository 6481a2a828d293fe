package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Objects that are asked for by {@code match[id]} are found as by reading the collection through.
 */
class ObjectsByIdTest {
  private static final int SHARED = 6;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void objects_asked_for_by_id_come_in_the_order_of_the_feed_page_by_page() {
    hub.append(1, 30);
    hub.clock.advance(Duration.ofHours(1));
    hub.append(31, 60);
    List<String> all = ids(hub.get(collection() + "objects/").json());
    List<String> wanted = List.of(all.get(40), all.get(0), all.get(25), all.get(20));
    List<String> seen = new ArrayList<>();
    String next = "";

    do {
      Hub.Answer page =
          next.isEmpty()
              ? hub.get(
                  collection() + "objects/",
                  "match[id]",
                  String.join(",", wanted) + ",indicator--00000000-0000-4000-8000-000000000000",
                  "limit",
                  "2")
              : hub.get(collection() + "objects/", "next", next, "limit", "2");
      seen.addAll(ids(page.json()));
      next = page.json().path("next").asText();
    } while (!next.isEmpty());

    assertThat(seen).containsExactly(all.get(0), all.get(20), all.get(25), all.get(40));
  }

  @Test
  void an_object_asked_for_by_id_obeys_the_other_filters() {
    hub.append(1, 3);
    JsonNode entry = hub.get(collection() + "manifest/").json().path("objects").path(SHARED + 1);
    String id = entry.path("id").asText();
    String added = entry.path("date_added").asText();

    assertThat(ids(hub.get(collection() + "objects/", "match[id]", id).json())).containsExactly(id);
    assertThat(
            ids(hub.get(collection() + "objects/", "match[id]", id, "added_after", added).json()))
        .isEmpty();
    assertThat(
            ids(
                hub.get(collection() + "objects/", "match[id]", id, "match[type]", "identity")
                    .json()))
        .isEmpty();
  }

  private String collection() {
    JsonNode collections = hub.get(TaxiiEndpoints.ROOT + "collections/").json();
    return TaxiiEndpoints.ROOT
        + "collections/"
        + collections.at("/collections/0/id").asText()
        + "/";
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.path("objects").forEach(object -> ids.add(object.path("id").asText()));
    return ids;
  }
}

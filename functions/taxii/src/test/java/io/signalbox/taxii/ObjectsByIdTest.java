package io.signalbox.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.feeds.FeedHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  @Test
  void an_indicator_that_came_as_stix_or_under_a_hash_is_found_by_its_own_id() {
    hub.append(1, 3);
    String own = "indicator--aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    hub.append(stix("0b5cf1a2-7f0e-4c59-a3a8-000000000001", indicator(own, "10")));
    hub.append(
        stix(
            "0b5cf1a2-7f0e-4c59-a3a8-000000000002",
            "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [{\"type\": \"note\"}, "
                + indicator(own, "11")
                + "]}"));
    hub.append(
        envelope(
            new EnvelopeId.Hash(Optional.of("sha256"), "5f".repeat(32)),
            "intelmq",
            "{\"source.ip\": \"192.0.2.9\"}"));
    List<String> all = ids(hub.get(collection() + "objects/").json());
    String hashed = all.getLast();

    assertThat(ids(hub.get(collection() + "objects/", "match[id]", own).json()))
        .containsExactly(own, own);
    assertThat(ids(hub.get(collection() + "objects/" + hashed + "/").json()))
        .containsExactly(hashed);
    assertThat(hub.get(collection() + "objects/" + own + "/versions/").json().path("versions"))
        .hasSize(2);
    assertThat(
            ids(
                hub.get(
                        collection() + "objects/",
                        "match[id]",
                        "indicator--0b5cf1a2-7f0e-4c59-a3a8-000000000001")
                    .json()))
        .as("its object has another id")
        .isEmpty();
    assertThat(hub.get(collection() + "objects/malware--" + own.substring(11) + "/").status())
        .isEqualTo(404);
  }

  private static String indicator(String id, String hour) {
    return """
    {"type": "indicator", "spec_version": "2.1", "id": "%s", "pattern_type": "stix",
     "created": "2026-11-01T10:00:00.000Z", "modified": "2026-11-01T%s:00:00.000Z",
     "pattern": "[ipv4-addr:value = '192.0.2.7']", "valid_from": "2026-11-01T10:00:00Z"}
    """
        .formatted(id, hour);
  }

  private static Envelope stix(String uuid, String payload) {
    return envelope(new EnvelopeId.Uuid(UUID.fromString(uuid)), "stix", payload);
  }

  private static Envelope envelope(EnvelopeId id, String format, String payload) {
    return new Envelope(
        id,
        Optional.empty(),
        Path.EMPTY,
        new Protocol(Protocol.CURRENT, format, Protocol.EVENT),
        Meta.of(JsonNodeFactory.instance.objectNode()),
        Payload.of((ObjectNode) FeedHub.parse(payload)));
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

package io.signalbox.misp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.feeds.FeedHub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed as MISP gets it. */
class MispFeedTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private static String event(int number) {
    return event(number, "\"extra.number\":" + number);
  }

  private static String event(int number, String more) {
    return "{\"source.ip\":\"192.0.%d.%d\",\"classification.type\":\"scanner\",%s}"
        .formatted(number / 256, number % 256, more);
  }

  private static List<String> addresses(JsonNode event) {
    return event
        .path("Event")
        .path("Object")
        .valueStream()
        .flatMap(object -> object.path("Attribute").valueStream())
        .filter(one -> one.path("object_relation").asText().equals("source.ip"))
        .map(one -> one.path("value").asText())
        .toList();
  }

  @Test
  void an_interval_is_listed_when_it_is_over_and_nothing_can_be_appended_to_it_any_more() {
    hub.append(event(1));
    hub.clock.advance(HOUR);
    assertThat(hub.listed()).as("It is over").isEmpty();
    hub.clock.advance(ListedTime.MARGIN.minusMillis(1));
    assertThat(hub.listed()).as("A slow writer may still append").isEmpty();
    hub.clock.advance(Duration.ofMillis(1));

    List<String> listed = hub.listed();
    assertThat(listed).hasSize(1);
    assertThat(addresses(hub.get(listed.getFirst() + ".json").json())).containsExactly("192.0.0.1");
  }

  @Test
  void manifest_and_event_say_the_same() {
    hub.append(event(1));
    hub.clock.advance(HOUR.multipliedBy(2));
    String uuid = hub.listed().getFirst();
    JsonNode entry = hub.get("manifest.json").json().path(uuid);
    JsonNode event = hub.get(uuid + ".json").json().path("Event");

    assertThat(event.path("uuid").asText()).isEqualTo(uuid);
    assertThat(UUID.fromString(uuid).version()).isEqualTo(1);
    entry
        .properties()
        .forEach(member -> assertThat(event.path(member.getKey())).isEqualTo(member.getValue()));
    assertThat(entry.path("info").asText())
        .isEqualTo("feed, 2026-11-22 04:00 to 2026-11-22 05:00 UTC");
    assertThat(entry.path("date").asText()).isEqualTo("2026-11-22");
    assertThat(entry.path("Orgc").path("name").asText()).isEqualTo("CERT Example");
    assertThat(entry.path("Tag").findValuesAsText("name")).containsExactly("tlp:red");
    long timestamp = entry.path("timestamp").asLong();
    event
        .path("Object")
        .findValuesAsText("timestamp")
        .forEach(one -> assertThat(Long.parseLong(one)).isLessThanOrEqualTo(timestamp));
  }

  @Test
  void the_organisation_and_the_interval_are_those_of_the_settings() {
    String id = "55f6ea5e-2c60-40e5-964f-47a8950d210f";
    try (Hub set =
        new Hub(
            "{\"interval\":\"PT5M\",\"organisation\":\"CIRCL\",\"organisationId\":\"%s\"}"
                .formatted(id))) {
      set.append(event(1));
      set.clock.advance(Duration.ofMinutes(6));
      set.append(event(2));
      set.clock.advance(Duration.ofMinutes(9));
      JsonNode manifest = set.get("manifest.json").json();

      assertThat(manifest).hasSize(2);
      assertThat(manifest.iterator().next().path("Orgc"))
          .isEqualTo(FeedHub.parse("{\"name\":\"CIRCL\",\"uuid\":\"%s\"}".formatted(id)));
    }
  }

  @Test
  void who_knows_the_manifest_is_told_that_it_is_the_same() {
    hub.append(event(1));
    hub.clock.advance(HOUR.multipliedBy(2));
    String tag = hub.get("manifest.json").header("ETag");
    Map<String, String> known = Map.of("Authorization", "Bearer reader", "If-None-Match", tag);
    String path = "/v1/misp/feed/manifest.json";

    assertThat(hub.get(path, known).status()).isEqualTo(304);
    hub.append(event(2));
    hub.clock.advance(Duration.ofMinutes(50));
    assertThat(hub.get(path, known).status()).as("Nothing is listed anew").isEqualTo(304);
    hub.clock.advance(Duration.ofMinutes(15));
    assertThat(hub.get(path, known).status()).isEqualTo(200);
    assertThat(
            hub.get(path, Map.of("Authorization", "Bearer green", "If-None-Match", tag)).status())
        .as("Another reader")
        .isEqualTo(200);
  }

  @Test
  void an_event_is_known_by_its_content() {
    hub.append(event(1));
    hub.clock.advance(HOUR.multipliedBy(2));
    String path = "/v1/misp/feed/" + hub.listed().getFirst() + ".json";
    String tag = hub.get(path, Map.of("Authorization", "reader")).header("ETag");

    assertThat(
            hub.get(path, Map.of("Authorization", "reader", "If-None-Match", "\"x\", " + tag))
                .status())
        .isEqualTo(304);
  }

  @Test
  void a_reader_gets_nothing_above_its_ceiling() {
    hub.append(event(1, "\"tlp\":\"GREEN\""));
    hub.append(event(2, "\"tlp\":\"AMBER\""));
    hub.append(event(3));
    hub.clock.advance(HOUR.multipliedBy(2));
    String path = "/v1/misp/feed/" + hub.listed().getFirst() + ".json";
    Map<String, String> green = Map.of("Authorization", "Bearer green");

    assertThat(addresses(hub.get(path, green).json())).containsExactly("192.0.0.1");
    assertThat(hub.get("/v1/misp/feed/hashes.csv", green).text())
        .as("address, type and mark")
        .hasLineCount(3);
    assertThat(hub.get(path, green).json().path("Event").path("Tag").findValuesAsText("name"))
        .containsExactly("tlp:green");
    assertThat(addresses(hub.get(path, Map.of("Authorization", "Bearer reader")).json()))
        .hasSize(3);
  }

  @Test
  void a_large_interval_is_several_events_none_of_which_is_too_large() {
    String noise = "n".repeat(300_000);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      hub.append(event(i, "\"extra.noise\":\"" + noise + i + "\""));
      expected.add("192.0.0." + i);
    }
    String[] small =
        IntStream.range(256, 4_256).mapToObj(MispFeedTest::event).toArray(String[]::new);
    hub.append(hub.appender(hub.clock), small);
    IntStream.range(256, 4_256)
        .mapToObj(number -> "192.0." + number / 256 + "." + number % 256)
        .forEach(expected::add);
    hub.clock.advance(HOUR.multipliedBy(2));

    List<String> listed = hub.listed();
    assertThat(listed).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    List<String> found = new ArrayList<>();
    for (String uuid : listed) {
      Hub.Answer answer = hub.get(uuid + ".json");
      assertThat(answer.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_500_000);
      found.addAll(addresses(answer.json()));
    }
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @Test
  void an_event_that_grows_too_much_as_misp_is_told_by_its_id() {
    String many =
        IntStream.range(0, 20)
            .mapToObj(i -> "\"extra.a" + i + "\":\"" + "\\u0001".repeat(20_000) + "\"")
            .reduce((one, other) -> one + "," + other)
            .orElseThrow();
    hub.append(event(1));
    hub.append(event(2, many));
    hub.clock.advance(HOUR.multipliedBy(2));

    JsonNode objects =
        hub.get(hub.listed().getFirst() + ".json").json().path("Event").path("Object");
    assertThat(objects).hasSize(2);
    assertThat(objects.get(1).path("Attribute").get(0).path("value").asText())
        .startsWith("Too large for MISP: envelope ");
  }

  @Test
  void hashes_are_those_of_each_value_with_the_uuid_of_its_event() {
    hub.append("{\"source.ip\":\"192.0.2.1\",\"feed.name\":\"192.0.2.1\"}");
    hub.clock.advance(HOUR.multipliedBy(2));

    assertThat(hub.get("hashes.csv").text())
        .contains("d0f88d6c87767262ba8e93d6acccd784," + hub.listed().getFirst() + "\n")
        .as("a value once an event")
        .hasLineCount(1);
    assertThat(hub.get("hashes.csv").header("ETag")).isNotEmpty();
  }

  @Test
  void where_hashes_would_be_too_many_misp_is_sent_to_the_events() {
    String noise = "n".repeat(1_000_000);
    for (int i = 0; i < 9; i++) {
      hub.append(event(i, "\"extra.noise\":\"" + noise + i + "\""));
    }
    hub.clock.advance(HOUR.multipliedBy(2));

    assertThat(hub.get("hashes.csv").status()).isEqualTo(404);
  }

  @Test
  void a_feed_without_entries_has_an_empty_manifest_and_no_hashes() {
    assertThat(hub.get("manifest.json").text()).isEqualTo("{}");
    assertThat(hub.get("hashes.csv").status()).isEqualTo(200);
    assertThat(hub.get("hashes.csv").text()).isEmpty();
  }

  @Test
  void what_will_soon_be_gone_is_not_listed_any_more() {
    hub.append(event(1));
    hub.clock.advance(Hub.RETENTION.minus(HOUR.multipliedBy(2)));
    String uuid = hub.listed().getFirst();
    assertThat(hub.get(uuid + ".json").status()).isEqualTo(200);
    hub.clock.advance(HOUR.plusSeconds(1));

    assertThat(hub.listed()).isEmpty();
    assertThat(hub.get(uuid + ".json").status()).isEqualTo(404);
  }
}

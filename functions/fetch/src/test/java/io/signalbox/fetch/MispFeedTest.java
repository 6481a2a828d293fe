package io.signalbox.fetch;

import static io.signalbox.fetch.FetchingHub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Json;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Got;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed of MISP, whose events change, vanish, are broken, or are too long. */
class MispFeedTest {
  private static final String FETCH =
      "{'source':'misp','uri':'https://misp.example/feed','every':'PT1M',"
          + "'retry':{'first':'PT1M','most':'PT1M'}}";

  private final FetchingHub hub = new FetchingHub(FETCH);

  /** The times of the events of the manifest, by the number of the event. */
  private final Map<Integer, Integer> listed = new TreeMap<>();

  private final Map<Integer, Got> others = new TreeMap<>();

  @AfterEach
  void close() {
    hub.close();
  }

  private void minutes(int count) {
    hub.answers(this::feed);
    for (int minute = 0; minute < count; minute++) {
      hub.minute();
    }
  }

  private Got feed(GetRequest get) {
    String file = get.uri().getPath().substring("/feed/".length());
    if (file.equals("manifest.json")) {
      String tag = "\"" + listed + "\"";
      return tag.equals(get.headers().get("If-None-Match"))
          ? answer(304, "")
          : answer(200, manifest(), "etag", tag);
    }
    int number = Integer.parseInt(file.replaceFirst(".*-0*([1-9][0-9]*)[.]json", "$1"));
    return others.getOrDefault(number, answer(200, event(number, listed.getOrDefault(number, 0))));
  }

  private String manifest() {
    return listed.entrySet().stream()
        .map(
            one ->
                "\"%s\": {\"Orgc\": {\"name\": \"timestamp\"}, \"timestamp\": \"%d\"}"
                    .formatted(FetchingHub.id(one.getKey()), one.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String event(int number, int timestamp) {
    return """
    {"Event": {"uuid": "%s", "info": "Scan", "timestamp": "%d", "Tag": [{"name": "tlp:green"}],
      "Attribute": [{"type": "ip-src", "category": "Network activity", "value": "192.0.2.%d",
        "x_unknown": [1.50, null]}]}}
    """
        .formatted(FetchingHub.id(number), timestamp, number);
  }

  private long files() {
    return hub.requests.stream()
        .filter(get -> !get.uri().getPath().endsWith("manifest.json"))
        .count();
  }

  @Test
  void new_and_changed_events_are_fetched_and_nothing_else() {
    listed.putAll(Map.of(1, 100, 2, 100));
    minutes(3);
    assertThat(hub.state().counts()).isEqualTo(Map.of("accepted", 2L));
    assertThat(files()).isEqualTo(2);
    assertThat(hub.state().cursor()).isEqualTo("etag \"{1=100, 2=100}\"");

    listed.putAll(Map.of(2, 101, 3, 50));
    minutes(3);
    assertThat(hub.state().counts()).isEqualTo(Map.of("accepted", 4L));
    assertThat(files()).isEqualTo(4);
    assertThat(hub.requests.getLast().headers()).containsKey("If-None-Match");
  }

  @Test
  void an_event_is_kept_key_for_key() {
    listed.put(1, 100);
    minutes(1);

    assertThat(hub.kept())
        .singleElement()
        .satisfies(
            envelope -> {
              assertThat(envelope.protocol().format()).isEqualTo("misp");
              assertThat(envelope.payload().json()).isEqualTo(Json.read(event(1, 100)).get());
              assertThat(envelope.payload().json().toString()).contains("1.50");
            });
  }

  @Test
  void a_feed_of_hundreds_is_fetched_in_several_rounds_and_each_event_once() {
    for (int number = 1; number <= 120; number++) {
      listed.put(number, number);
    }
    minutes(5);

    assertThat(hub.state().counts()).isEqualTo(Map.of("accepted", 120L));
    assertThat(files()).isEqualTo(120);
  }

  @Test
  void an_event_that_is_broken_or_gone_keeps_no_other_and_is_asked_for_again() {
    for (int number = 1; number <= 6; number++) {
      listed.put(number, 100);
    }
    others.put(2, answer(404, "gone"));
    others.put(3, answer(200, event(3, 100).substring(0, 60)));
    others.put(4, answer(200, ""));
    others.put(5, new Got.Failed("the answer is longer than 6291456 bytes", true));
    minutes(1);

    assertThat(hub.state().counts())
        .isEqualTo(Map.of("accepted", 2L, "missing", 1L, "unreadable", 2L, "tooLarge", 1L));
    assertThat(hub.state().cursor()).isEmpty();
    assertThat(hub.state().failure()).isNull();

    others.clear();
    minutes(2);
    assertThat(hub.state().counts()).containsEntry("accepted", 5L);
    assertThat(files()).as("the one that is too long waits for its next change").isEqualTo(9);
  }

  @Test
  void a_source_that_dies_at_one_event_keeps_none_for_good() {
    for (int number = 1; number <= 5; number++) {
      listed.put(number, 100);
    }
    others.put(1, answer(500, "the database is away"));
    minutes(60);

    assertThat(hub.state().counts()).isEqualTo(Map.of("accepted", 4L));
    assertThat(hub.state().failure()).extracting("answer").isEqualTo("500 the database is away");
  }

  @Test
  void an_event_that_breaks_the_hubs_rules_is_set_aside_and_not_asked_for_again() {
    listed.put(1, 100);
    String deep = "{\"Event\": {\"uuid\": \"x\", \"a\": " + "[".repeat(80) + "]".repeat(80) + "}}";
    others.put(1, answer(200, deep));
    minutes(3);

    assertThat(hub.quarantined()).isOne();
    assertThat(files()).isOne();
  }

  @Test
  void a_manifest_that_is_none_is_trouble_and_an_empty_one_is_not() {
    for (String garbage : new String[] {"<html>", "[1]", "{\"../../etc/passwd\": {}}", "{\"", ""}) {
      hub.answers(get -> answer(200, garbage));
      hub.minute();
      hub.minute();
      assertThat(hub.state().failure()).as(garbage).isNotNull();
    }
    for (String empty : new String[] {"{}", "[]"}) {
      hub.answers(get -> answer(200, empty));
      hub.minute();
      hub.minute();
      assertThat(hub.state().failure()).as(empty).isNull();
    }
  }

  @Test
  void marks_and_the_time_to_start_at_keep_events_out() {
    hub.settings(
        FETCH.replace(
            "'every'", "'ceiling':{'tlp':'CLEAR'},'startAt':'1970-01-01T00:02:00Z','every'"));
    listed.putAll(Map.of(1, 119, 2, 120));
    minutes(2);

    assertThat(hub.state().counts()).isEqualTo(Map.of("leftOut", 1L));
    assertThat(files()).isOne();
  }
}

package io.signalbox.fetch;

import static io.signalbox.fetch.FetchingHub.answer;
import static io.signalbox.fetch.FetchingHub.event;
import static io.signalbox.fetch.FetchingHub.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinesDocumentTest {
  private final FetchingHub hub =
      new FetchingHub(
          "{'source':'ndjson','uri':'https://feed.example/today.ndjson','every':'PT1M'}");

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_document_is_fetched_again_when_it_has_changed() {
    hub.answers(
        get ->
            "\"v1\"".equals(get.headers().get("If-None-Match"))
                ? answer(304, "")
                : answer(200, events(1, 2), "etag", "\"v1\""));
    hub.minute();
    hub.minute();
    assertThat(hub.state().counts()).containsOnlyKeys("accepted");
    assertThat(hub.requests).hasSize(2);

    hub.answers(get -> answer(200, events(1, 3), "last-modified", "Sun, 22 Nov 2026 10:00:00 GMT"));
    hub.minute();
    hub.minute();
    assertThat(hub.state().counts()).containsEntry("accepted", 3L);
    assertThat(hub.requests.getLast().headers())
        .containsEntry("If-Modified-Since", "Sun, 22 Nov 2026 10:00:00 GMT");
  }

  @Test
  void pattern_and_ceiling_keep_events_out() {
    hub.settings(
        """
        {'source':'ndjson','uri':'https://feed.example/','ceiling':{'tlp':'GREEN'},
         'pattern':{'payload':{'source.port':[1,2]}}}\
        """);
    hub.answers(
        get ->
            answer(
                200,
                event(1, "{\"source.port\":1,\"tlp\":\"GREEN\"}")
                    + event(2, "{\"source.port\":2,\"tlp\":\"AMBER\"}")
                    + event(3, "{\"source.port\":3,\"tlp\":\"GREEN\"}")
                    + event(4, "{\"source.port\":1,\"tlp\":\"PURPLE\"}")));
    hub.minute();

    assertThat(hub.state().counts()).containsEntry("accepted", 1L).containsEntry("leftOut", 3L);
    assertThat(hub.find(1)).isPresent();
  }

  @Test
  void tags_change_whatever_the_pattern_says_of_events() {
    hub.settings(
        "{'source':'ndjson','uri':'https://feed.example/','pattern':{'payload':{'source.port':[1]}}}");
    hub.answers(
        get ->
            answer(
                200,
                event(1, "{\"source.port\":1}")
                    + event(1, "{}").replace("\"meta\":{", "\"meta\":{\"tags\":[\"seen\"],")));
    hub.minute();

    assertThat(hub.state().counts()).isEqualTo(Map.of("accepted", 1L, "updated", 1L));
  }

  @Test
  void the_credential_is_sent_and_never_shown() {
    hub.secrets.put("destinations/cert-ee/1", "t0ps3cret");
    hub.settings(
        """
        {'source':'ndjson','uri':'https://feed.example/',
         'http':{'authentication':{'bearer':{'stored':'destinations/cert-ee/1'}}}}\
        """);
    hub.answers(get -> answer(401, "no such token: t0ps3cret"));
    hub.minute();

    assertThat(hub.requests.getFirst().headers())
        .containsEntry("Authorization", "Bearer t0ps3cret");
    assertThat(hub.requests.getFirst().toString()).doesNotContain("t0ps3cret");
    assertThat(hub.state().failure())
        .extracting("answer")
        .isEqualTo("401 no such token: [redacted]");
  }

  @Test
  void a_source_that_asks_to_be_left_alone_is() {
    hub.answers(get -> answer(429, "slow down", "retry-after", "600"));
    for (int minute = 0; minute < 9; minute++) {
      hub.minute();
    }

    assertThat(hub.requests).hasSize(1);
  }

  @Test
  void a_fetch_that_is_disabled_rests() {
    hub.settings("{'source':'ndjson','uri':'https://feed.example/','enabled':false}");
    hub.minute();

    assertThat(hub.requests).isEmpty();
  }
}

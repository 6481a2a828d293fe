package io.signalbox.fetch;

import static io.signalbox.fetch.FetchingHub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Got;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WardenServerTest {
  private static final String BASE = "https://warden.example/warden3/getEvents?nogroup=org.example";

  private final FetchingHub hub =
      new FetchingHub(
          """
          {'source':'warden','uri':'https://warden.example/warden3?nogroup=org.example','every':'PT1M',
           'http':{'authentication':{'bearer':{'stored':'destinations/cert-ee/1'}}}}\
          """);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void events_come_by_the_id_of_the_last_one_that_is_stored() {
    hub.secrets.put("destinations/cert-ee/1", "s3cret");
    hub.answers(WardenServerTest::twoPages);
    hub.minute();

    assertThat(hub.requests)
        .extracting(get -> get.uri().toString())
        .containsExactly(
            BASE + "&id=-200&count=200&secret=s3cret",
            BASE + "&id=17&count=200&secret=s3cret",
            BASE + "&id=18&count=200&secret=s3cret");
    assertThat(hub.requests.getFirst().headers()).doesNotContainKey("Authorization");
    assertThat(hub.requests.toString()).doesNotContain("s3cret");
    assertThat(hub.state().cursor()).isEqualTo("18");
    assertThat(hub.find(2).orElseThrow().first().envelope().protocol().format()).isEqualTo("idea");
  }

  @Test
  void a_secret_that_the_server_repeats_is_not_shown() {
    hub.secrets.put("destinations/cert-ee/1", "s3cret");
    hub.answers(get -> answer(403, "{\"secret\":\"s3cret\"}"));
    hub.minute();

    assertThat(String.valueOf(hub.state().failure())).contains("403").doesNotContain("s3cret");
  }

  @Test
  void what_is_no_warden_is_later() {
    hub.secrets.put("destinations/cert-ee/1", "s3cret");
    String[] garbage = {"", "[]", "{", "{\"events\":[]}", "{\"lastid\":\"x\"}", "{\"lastid\":-1}"};
    for (String body : garbage) {
      hub.answers(get -> answer(200, body));
      hub.minute();
      assertThat(hub.state().cursor()).isEmpty();
    }
    assertThat(hub.state().failure()).isNotNull();
  }

  private static Got twoPages(GetRequest get) {
    String query = get.uri().getQuery();
    if (query.contains("id=-200&")) {
      return answer(200, "{\"lastid\":17,\"events\":[" + event(1) + "]}");
    }
    return query.contains("id=17&")
        ? answer(200, "{\"events\":[" + event(2) + "],\"lastid\":18}")
        : answer(200, "{\"lastid\":18,\"events\":[]}");
  }

  private static String event(int number) {
    return """
    {"Format":"IDEA0","ID":"%s","DetectTime":"2026-11-28T12:00:00Z","Category":["Test"],
     "Note":"\u00fcber"}\
    """
        .formatted(FetchingHub.id(number));
  }
}

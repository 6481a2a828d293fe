package io.signalbox.fetch;

import static io.signalbox.fetch.FetchingHub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Got;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaxiiCollectionTest {
  private static final String ADDED = "x-taxii-date-added-last";

  private final FetchingHub hub =
      new FetchingHub(
          "{'source':'taxii','uri':'https://taxii.example/api/collections/c/','every':'PT1M',"
              + "'retry':{'first':'PT1M','most':'PT1M'}}");

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void objects_come_by_next_and_later_by_the_time_they_were_added() {
    hub.answers(TaxiiCollectionTest::twoPages);
    hub.minute();
    hub.minute();

    assertThat(hub.requests)
        .extracting(get -> get.uri().getQuery())
        .containsExactly(
            "limit=500", "limit=500&next=n1", "limit=500&added_after=2026-11-22T09:00:02.000000Z");
    assertThat(hub.requests.getFirst().uri().getPath()).isEqualTo("/api/collections/c/objects/");
    assertThat(hub.requests.getFirst().headers())
        .containsEntry("Accept", "application/taxii+json;version=2.1");
    assertThat(hub.find(2).orElseThrow().first().envelope().protocol().format()).isEqualTo("stix");
    assertThat(hub.state().counts()).containsEntry("accepted", 2L);
  }

  @Test
  void a_later_version_of_an_object_is_an_envelope_of_its_own() {
    String versions = String.join(",", object(1, "09"), object(1, "10"), object(1, "10"));
    hub.answers(get -> answer(200, "{\"objects\":[" + versions + "]}"));
    hub.minute();

    assertThat(hub.state().counts())
        .containsEntry("accepted", 2L)
        .containsEntry("duplicate", 1L)
        .doesNotContainKey("conflict");
  }

  @Test
  void a_place_that_the_server_has_forgotten_is_begun_anew() {
    AtomicInteger asked = new AtomicInteger();
    hub.answers(
        get ->
            switch (asked.incrementAndGet()) {
              case 2 -> new Got.Failed("connection reset");
              case 3 -> answer(400, "next is too old");
              default -> twoPages(get);
            });
    for (int minute = 0; minute < 4; minute++) {
      hub.minute();
    }

    assertThat(hub.find(2)).isPresent();
    assertThat(hub.state().failure()).isNull();
  }

  @Test
  void an_empty_collection_is_no_trouble() {
    hub.answers(get -> answer(200, "{}"));
    hub.minute();

    assertThat(hub.state().failure()).isNull();
    assertThat(hub.state().counts()).isEmpty();
  }

  private static Got twoPages(GetRequest get) {
    String query = get.uri().getQuery();
    if (query.contains("added_after")) {
      return answer(200, "{}");
    }
    String page = "{\"objects\":[" + object(2, "09") + "]}";
    return query.contains("next=n1")
        ? answer(200, page, ADDED, "2026-11-22T09:00:02.000000Z")
        : answer(
            200,
            "{\"more\":true,\"next\":\"n1\",\"objects\":[" + object(1, "09") + "]}",
            ADDED,
            "2026-11-22T09:00:01.000000Z");
  }

  private static String object(int number, String modified) {
    return """
    {"type":"indicator","spec_version":"2.1","id":"indicator--%s",
     "created":"2026-11-22T09:00:00Z","modified":"2026-11-22T%s:00:00Z",
     "pattern":"[ipv4-addr:value = '192.0.2.1']","pattern_type":"stix"}\
    """
        .formatted(FetchingHub.id(number), modified);
  }
}

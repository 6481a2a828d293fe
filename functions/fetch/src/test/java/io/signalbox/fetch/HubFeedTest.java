package io.signalbox.fetch;

import static io.signalbox.fetch.FetchingHub.answer;
import static io.signalbox.fetch.FetchingHub.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Got;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed of another hub, which may lose answers, forget, and lie. */
class HubFeedTest {
  static final String FETCH =
      """
      {'source':'signalbox','uri':'https://cert-ee.example/v1/feeds/all','every':'PT5M',
       'retry':{'first':'PT1M','most':'PT4M'}}\
      """;

  private final FetchingHub hub = new FetchingHub(FETCH);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void page_after_page_is_stored_and_the_cursor_follows() {
    hub.answers(HubFeedTest::threePages);
    hub.minute();

    assertThat(hub.requests)
        .extracting(get -> get.uri().getQuery())
        .containsExactly(
            "since=1970-01-01T00:00:00Z&limit=1000&form=decided",
            "after=c1&limit=1000&form=decided",
            "after=c2&limit=1000&form=decided");
    assertThat(hub.state().cursor()).isEqualTo("c3");
    assertThat(hub.state().counts()).containsEntry("accepted", 6L);
    assertThat(hub.find(6).orElseThrow().first().envelope().path().text())
        .isEqualTo("!cert-ee!cert-at");
    assertThat(hub.state().nextAt()).isEqualTo(hub.clock.instant().plus(Duration.ofMinutes(5)));
  }

  @Test
  void a_lost_answer_loses_nothing_and_repeats_nothing() {
    AtomicInteger asked = new AtomicInteger();
    hub.answers(
        get ->
            asked.incrementAndGet() % 2 == 0
                ? new Got.Failed("connection reset")
                : threePages(get));
    for (int minute = 0; minute < 30; minute++) {
      hub.minute();
    }

    assertThat(hub.state().cursor()).isEqualTo("c3");
    assertThat(hub.state().counts().get("accepted")).isEqualTo(6);
    assertThat(hub.find(6)).isPresent();
  }

  @Test
  void the_cursor_stays_where_a_page_could_not_be_stored() {
    hub.answers(HubFeedTest::threePages);
    hub.between(StoreThatIsAway::new);
    hub.minute();
    assertThat(hub.state().cursor()).isEmpty();
    assertThat(hub.state().failure()).isNotNull();

    hub.between(platform -> platform);
    hub.minute();
    hub.minute();
    assertThat(hub.state().cursor()).isEqualTo("c3");
    assertThat(hub.state().failure()).isNull();
  }

  @Test
  void a_source_that_is_down_is_left_alone_for_longer_and_longer() {
    for (int minute = 0; minute < 12; minute++) {
      hub.minute();
    }

    assertThat(hub.requests).hasSizeBetween(4, 6);
    assertThat(hub.state().failure()).extracting("answer").isEqualTo("nobody is there");
    hub.answers(HubFeedTest::threePages);
    for (int minute = 0; minute < 4; minute++) {
      hub.minute();
    }
    assertThat(hub.find(6)).isPresent();
  }

  @Test
  void what_the_source_has_forgotten_is_told_and_the_rest_is_fetched() {
    hub.answers(get -> answer(200, events(1, 2), "signalbox-cursor", "old"));
    hub.minute();
    Instant lastAt = hub.state().lastAt();
    hub.answers(
        get ->
            get.uri().getQuery().startsWith("after=old")
                ? answer(410, "{\"oldest\":\"c2\",\"oldestAt\":\"2026-11-22T10:04:00Z\"}")
                : threePages(get));
    for (int minute = 0; minute < 5; minute++) {
      hub.minute();
    }

    assertThat(hub.state().gap()).isNotNull();
    assertThat(hub.state().gap())
        .extracting("from", "until")
        .containsExactly(lastAt, Instant.parse("2026-11-22T10:04:00Z"));
    assertThat(hub.notices())
        .containsExactly(
            "The source of the fetch cert-ee no longer has the events from 2026-11-22T10:01:00Z to"
                + " 2026-11-22T10:04:00Z.");
    assertThat(hub.find(6)).isPresent();
    assertThat(hub.state().cursor()).isEqualTo("c3");
  }

  @Test
  void an_endless_source_ends_with_the_time() {
    AtomicInteger page = new AtomicInteger();
    hub.answers(
        get ->
            answer(
                200,
                events(1, 1),
                "signalbox-cursor",
                "c" + page.incrementAndGet(),
                "signalbox-more",
                "true"));
    hub.minute();

    assertThat(hub.requests).hasSize(50);
    hub.hasTime(Duration.ofSeconds(10));
    hub.minute();
    assertThat(hub.requests).as("without time nothing begins").hasSize(50);
  }

  @Test
  void a_cursor_that_does_not_move_is_asked_once_a_turn() {
    hub.answers(
        get -> answer(200, events(1, 1), "signalbox-cursor", "same", "signalbox-more", "true"));
    hub.minute();

    assertThat(hub.requests).hasSize(2);
  }

  @Test
  void a_cursor_that_goes_back_repeats_nothing() {
    hub.answers(HubFeedTest::threePages);
    hub.minute();
    hub.answers(get -> answer(200, events(1, 2), "signalbox-cursor", "c1"));
    for (int minute = 0; minute < 6; minute++) {
      hub.minute();
    }

    assertThat(hub.state().counts()).containsEntry("accepted", 6L).containsEntry("duplicate", 2L);
  }

  @Test
  void other_bodies_under_known_ids_are_conflicts() {
    hub.answers(HubFeedTest::threePages);
    hub.minute();
    hub.answers(
        get -> answer(200, FetchingHub.event(1, "{\"source.port\":99}"), "signalbox-cursor", "c4"));
    for (int minute = 0; minute < 6; minute++) {
      hub.minute();
    }

    assertThat(hub.state().counts()).containsEntry("conflict", 1L);
    assertThat(hub.find(1).orElseThrow().conflicts()).hasSize(1);
  }

  @Test
  void garbage_is_later() {
    for (Got garbage :
        new Got[] {
          answer(200, "<html>log in</html>", "signalbox-cursor", "c1"),
          answer(200, events(1, 1)),
          answer(200, events(1, 1), "signalbox-cursor", "c".repeat(3_000)),
          answer(200, events(1, 1), "signalbox-cursor", "c\u0007"),
          answer(302, "", "location", "http://127.0.0.1/"),
          answer(410, "{}"),
          answer(200, "not gzip", "signalbox-cursor", "c1", "content-encoding", "gzip"),
          answer(200, "x", "signalbox-cursor", "c1", "content-encoding", "br"),
        }) {
      hub.answers(get -> garbage);
      for (int minute = 0; minute < 5; minute++) {
        hub.minute();
      }
      assertThat(hub.state().cursor()).isEmpty();
      assertThat(hub.state().failure()).isNotNull();
    }
    assertThat(hub.quarantined()).isZero();
  }

  @Test
  void one_line_that_is_no_event_costs_no_other() {
    hub.answers(
        get -> answer(200, events(1, 1) + "{broken\n" + events(2, 2), "signalbox-cursor", "c1"));
    hub.minute();

    assertThat(hub.find(2)).isPresent();
    assertThat(hub.quarantined()).isOne();
    assertThat(hub.state().cursor()).isEqualTo("c1");
  }

  @Test
  void a_clock_that_was_ahead_does_not_stop_the_fetch() {
    hub.answers(HubFeedTest::threePages);
    hub.clock.advance(Duration.ofDays(400));
    hub.minute();
    int before = hub.requests.size();
    hub.clock.advance(Duration.ofDays(-400));
    hub.minute();
    hub.minute();

    assertThat(hub.requests).hasSizeGreaterThan(before);
  }

  static Got threePages(GetRequest get) {
    String query = get.uri().getQuery();
    if (query.startsWith("since=")) {
      return answer(200, events(1, 2), "signalbox-cursor", "c1", "signalbox-more", "true");
    }
    return switch (query.substring(0, query.indexOf('&'))) {
      case "after=c1" ->
          answer(200, events(3, 4), "signalbox-cursor", "c2", "signalbox-more", "true");
      case "after=c2" ->
          answer(200, events(5, 6), "signalbox-cursor", "c3", "signalbox-more", "false");
      default -> answer(200, "", "signalbox-cursor", "c3", "signalbox-more", "false");
    };
  }
}

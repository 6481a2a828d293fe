package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.destination.FailureRates;
import io.signalbox.delivery.destination.FailureRates.Rate;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DestinationViewTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_destination_tells_what_waits_for_it_what_failed_and_what_is_set_aside() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
    hub.route(hub.keep("cert-at", 2, ""), Hub.PUSH);
    hub.readers.addIfAbsent(
        Reader.bounded(
            ReaderId.aside(Hub.PUSH, place.position(), ""),
            Group.NONE,
            place.position(),
            place.next(),
            ""));
    new DestinationStates(hub.store.table("readers"), new Random(1))
        .change(
            "push",
            state ->
                state.failed(
                    new Trouble(2, Instant.parse("2026-11-22T03:00:00Z"), "503"),
                    hub.clock.instant(),
                    Instant.parse("2026-11-22T09:00:00Z"),
                    ReaderId.main(Hub.PUSH),
                    true,
                    Optional.of(Duration.ofDays(4))));

    Answer answer = hub.get("admin", "/v1/destinations/push");

    assertThat(answer.at("/status")).isEqualTo("failing");
    assertThat(answer.at("/failing/since")).isEqualTo("2026-11-22T03:00:00Z");
    assertThat(answer.at("/failing/lastAnswer")).isEqualTo("503");
    assertThat(answer.at("/failing/nextTry")).isEqualTo("2026-11-22T09:00:00Z");
    assertThat(answer.at("/waiting/events")).isEqualTo("2");
    assertThat(answer.at("/waiting/oldest")).isEqualTo(place.entry().at().toString());
    assertThat(answer.at("/setAside")).isEqualTo("1");
    assertThat(answer.at("/oldestSetAside")).isEqualTo(place.entry().at().toString());
    Answer brief = hub.get("admin", "/v1/destinations/push", "waiting", "false");
    assertThat(brief.json().has("waiting")).isFalse();
    assertThat(brief.at("/setAside")).isEqualTo("1");
    assertThat(hub.get("admin", "/v1/destinations/feed").at("/status")).isEqualTo("pulled");
    assertThat(hub.get("admin", "/v1/destinations/unknown").status()).isEqualTo(404);
    assertThat(hub.get("cert-at", "/v1/destinations/push").status()).isEqualTo(403);
  }

  @Test
  void an_hour_in_which_more_failed_than_usual_is_shown_for_a_day() {
    FailureRates rates = new FailureRates(hub.store.table("feeds"), hub.clock);
    Instant hour = hub.clock.instant().truncatedTo(ChronoUnit.HOURS).minus(FailureRates.KEPT);
    rates.put("push", new Rate(30, hour));
    assertThat(hub.get("admin", "/v1/destinations/push").at("/failureRate")).isEmpty();
    rates.put("push", new Rate(40, hour.plusSeconds(3_600)));
    rates.put("push", new Rate(50, hour));

    assertThat(hub.get("admin", "/v1/destinations/push").at("/failureRate/percent"))
        .isEqualTo("40");
    assertThat(hub.get("admin", "/v1/destinations").body())
        .containsOnlyOnce("\"failureRate\":{\"percent\":40,\"hour\":");
  }

  @Test
  void what_is_set_aside_from_a_feeds_beginning_on_has_the_time_of_its_first_entry() {
    hub.route(hub.keep("cert-at", 1, ""), Hub.PUSH);
    Located place = hub.feeds.oldest(Hub.PUSH, Position.START).orElseThrow();
    hub.readers.addIfAbsent(
        Reader.bounded(
            ReaderId.aside(Hub.PUSH, Position.START, "returned-1"),
            Group.NONE,
            Position.START,
            place.next(),
            ""));

    assertThat(hub.get("admin", "/v1/destinations/push").at("/oldestSetAside"))
        .isEqualTo(place.entry().at().toString());
  }
}

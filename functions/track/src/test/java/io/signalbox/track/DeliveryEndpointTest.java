package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.feeds.Located;
import io.signalbox.settings.MailAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was delivered, page by page, and the addresses that get no mail. */
class DeliveryEndpointTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void deliveries_are_listed_page_by_page_each_once() {
    List<Located> places = delivered(7);

    List<String> answers = new ArrayList<>();
    JsonNode page = hub.get("admin", "/v1/deliveries", "limit", "3").json();
    while (true) {
      page.path("deliveries").forEach(one -> answers.add(one.path("answer").asText()));
      if (!page.has("next")) {
        break;
      }
      page =
          hub.get("admin", "/v1/deliveries", "limit", "3", "after", page.path("next").asText())
              .json();
    }

    assertThat(answers).hasSize(places.size() * 2);
    assertThat(new HashSet<>(answers)).hasSameSizeAs(answers);
    assertThat(answers.getFirst()).isEqualTo("7-2");
  }

  @Test
  void deliveries_are_found_by_result_destination_and_envelope() {
    delivered(3);

    JsonNode failed =
        hub.get("admin", "/v1/deliveries", "status", "failed", "destination", "push").json();
    JsonNode ofOne = hub.get("admin", "/v1/deliveries", "envelope", Hub.uuid(2)).json();

    assertThat(failed.path("deliveries").findValuesAsText("answer"))
        .containsExactly("3-1", "2-1", "1-1");
    assertThat(ofOne.path("deliveries").findValuesAsText("answer")).containsExactly("2-2", "2-1");
    assertThat(hub.get("admin", "/v1/deliveries", "destination", "feed").json().at("/deliveries"))
        .isEmpty();
  }

  @Test
  void one_delivery_has_its_tries_and_its_envelopes() {
    Located place = delivered(3).get(1);
    DeliveryRecord mailed = record(place, 2, 2, Result.DELIVERED);
    hub.log.addMessage(ReaderId.main(Hub.PUSH), "0102-ses", mailed, List.of());

    for (String id : List.of(new UUID(1, 2).toString(), "0102-ses")) {
      JsonNode one = hub.get("admin", "/v1/deliveries/" + id).json();
      assertThat(one.path("delivery").asText()).isEqualTo(new UUID(1, 2).toString());
      assertThat(one.path("destination").asText()).isEqualTo("push");
      assertThat(one.path("tries").findValuesAsText("answer")).containsExactly("2-2", "2-1");
      assertThat(one.at("/envelopes/0/id").asText()).isEqualTo(Hub.uuid(2));
      assertThat(one.path("envelopes")).hasSize(1);
    }
  }

  @Test
  void a_delivery_is_found_by_its_ticket() {
    Located place = delivered(3).get(1);
    DeliveryRecord mailed = record(place, 2, 2, Result.DELIVERED);
    TicketHolder holder =
        new TicketHolder(
            mailed.id(),
            ReaderId.main(Hub.PUSH),
            mailed.from(),
            mailed.to(),
            mailed.at(),
            new NoticeSubject(Optional.empty(), List.of(), List.of()));
    hub.tickets.take(LocalDate.parse("2026-11-28"), 0, List.of(holder));

    JsonNode one = hub.get("admin", "/v1/deliveries/20261128-00000001").json();

    assertThat(one.path("delivery").asText()).isEqualTo(new UUID(1, 2).toString());
    assertThat(one.path("tries").findValuesAsText("answer")).containsExactly("2-2", "2-1");
    assertThat(hub.get("admin", "/v1/deliveries/20261128-00000002").status()).isEqualTo(404);
    assertThat(hub.get("cert-at", "/v1/deliveries/20261128-00000001").status()).isEqualTo(403);
  }

  @Test
  void a_delivery_that_was_no_mail_is_found_where_its_destination_is_named() {
    delivered(3);
    String path = "/v1/deliveries/" + new UUID(1, 3);

    assertThat(hub.get("admin", path).status()).isEqualTo(404);
    assertThat(hub.get("admin", path).body()).contains("names its destination");
    assertThat(hub.get("admin", path, "destination", "push").at("/tries/0/answer"))
        .isEqualTo("3-2");
    assertThat(hub.get("admin", path, "destination", "feed").status()).isEqualTo(404);
    assertThat(hub.get("admin", "/v1/deliveries/" + "x".repeat(2_000)).status()).isEqualTo(400);
    assertThat(hub.get("cert-at", path).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "status,lost,400",
    "envelope,x,400",
    "after,%%,400",
    "limit,0,400",
    "destination,unknown,404"
  })
  void a_parameter_that_cannot_be_used_is_told(String name, String value, int status) {
    assertThat(hub.get("admin", "/v1/deliveries", name, value).status()).isEqualTo(status);
    assertThat(hub.get("cert-at", "/v1/deliveries", name, value).status()).isEqualTo(403);
  }

  @Test
  void a_parameter_that_does_not_exist_is_told() {
    assertThat(hub.get("admin", "/v1/deliveries", "colour", "red").status()).isEqualTo(400);
  }

  @Test
  void suppressed_addresses_are_listed() {
    hub.suppressions.add(
        MailAddress.parse("gone@isp.example"), Suppression.Reason.BOUNCE, "550 No such user");

    assertThat(hub.get("admin", "/v1/suppressions").at("/suppressions/0/reason"))
        .isEqualTo("bounce");
    assertThat(hub.get("admin", "/v1/suppressions/gone%40isp.example").at("/detail"))
        .isEqualTo("550 No such user");
    assertThat(hub.get("admin", "/v1/suppressions/other@isp.example").status()).isEqualTo(404);
    assertThat(hub.get("admin", "/v1/suppressions/nobody").status()).isEqualTo(400);
  }

  /** So many envelopes, each delivered alone at the second try; answers are envelope-attempt. */
  private List<Located> delivered(int count) {
    List<Located> places = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      hub.route(hub.keep("cert-at", n, ""), Hub.PUSH);
      Located place = hub.feeds.newest(Hub.PUSH).orElseThrow();
      places.add(place);
      tried(place, n, 1, Result.FAILED);
      tried(place, n, 2, Result.DELIVERED);
    }
    return places;
  }

  private void tried(Located place, int n, int attempt, Result result) {
    hub.clock.advance(Duration.ofSeconds(1));
    hub.log.add(
        ReaderId.main(Hub.PUSH),
        "run-" + n + "-" + attempt,
        List.of(record(place, n, attempt, result)));
  }

  private DeliveryRecord record(Located place, int n, int attempt, Result result) {
    return new DeliveryRecord(
        new UUID(1, n),
        Hub.PUSH,
        "main",
        place.position(),
        place.next(),
        1,
        attempt,
        hub.clock.instant(),
        result,
        n + "-" + attempt);
  }
}

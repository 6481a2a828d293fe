package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events are found by where they went, and by what became of them there. */
class FindOutcomesTest extends NamedEvents {
  @Test
  void a_scope_of_networks_hides_what_lies_outside_and_an_event_without_an_address() {
    keep("cert-ee", "inside", ", \"source.ip\": \"192.0.2.7\"", "net");
    keep("cert-ee", "inside 6", ", \"source.ip\": \"2001:db8::1\"", "net");
    keep("cert-ee", "outside", ", \"source.ip\": \"198.51.100.1\"", "net");
    keep("cert-ee", "nowhere", "", "net");

    assertThat(find("reader")).containsExactly("inside 6", "inside");
    assertThat(find("reader", "address", "198.51.100.0/24")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "oldest"})
  void events_are_found_by_what_became_of_their_deliveries(String order) {
    keep("cert-at", "taken", "", "soc", "secret");
    hub.noted("soc", Result.DELIVERED);
    hub.noted("secret", Result.REFUSED);
    keep("cert-at", "refused", "", "soc");
    hub.noted("soc", Result.REFUSED);
    keep("cert-at", "returned", "", "secret");
    hub.noted("secret", Result.DELIVERED);
    hub.noted("secret", Result.RETURNED);
    keep("cert-at", "waiting", "", "soc");
    hub.clock.advance(Duration.ofHours(2));
    hub.writeSheets();

    assertThat(find("admin", "result", "refused", "order", order))
        .containsExactlyInAnyOrder("taken", "refused");
    assertThat(find("admin", "result", "refused", "destination", "soc", "order", order))
        .containsExactly("refused");
    assertThat(find("admin", "result", "returned", "order", order)).containsExactly("returned");
    assertThat(find("admin", "result", "failed", "order", order)).isEmpty();
    assertThat(find("admin", "result", "delivered", "order", order))
        .containsExactlyInAnyOrder("taken", "returned");
    assertThat(hub.ask(PATH, "admin", "result", "lost").getStatusCode()).isEqualTo(400);
  }

  @Test
  void events_are_found_by_the_ticket_they_went_out_under() {
    keep("cert-at", "before", "", "soc");
    keep("cert-at", "first", "", "soc");
    keep("cert-at", "other", "", "secret");
    keep("cert-at", "second", ", \"classification.type\": \"phishing\"", "soc");
    String ticket = hub.ticket("soc", 2);
    keep("cert-at", "behind", "", "soc");

    assertThat(find("admin", "ticket", ticket)).containsExactly("second", "first");
    assertThat(find("admin", "ticket", ticket, "order", "oldest"))
        .containsExactly("first", "second");
    assertThat(find("admin", "ticket", ticket, "type", "phishing")).containsExactly("second");
    assertThat(find("admin", "ticket", "20261122-00000009")).isEmpty();
    assertThat(hub.ask(PATH, "admin", "ticket", "7").getStatusCode()).isEqualTo(400);
  }
}

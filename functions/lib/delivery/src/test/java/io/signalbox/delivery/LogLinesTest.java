package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.LoggedLines;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One line each for what an operator wants to know, and none for what goes well. */
class LogLinesTest {
  private final TestHub hub = new TestHub();
  private final LoggedLines log = new LoggedLines("io.signalbox.delivery");

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void a_delivery_is_not_logged() {
    hub.append(1, 3);
    hub.deliver();

    assertThat(log.lines()).isEmpty();
  }

  @Test
  void a_destination_that_fails_and_works_again_is_logged_once_each() {
    hub.receiver.answers(got -> new Outcome.Failed("503 from\nsoc"));
    hub.append(1, 1);
    for (int i = 0; i < 4; i++) {
      hub.deliver();
      hub.clock.advance(Duration.ofHours(1));
    }
    assertThat(log.lines())
        .containsExactly("The destination soc fails since 2026-11-22T10:00:00Z: 503 from soc");

    hub.receiver.answers(got -> new Outcome.Delivered("200"));
    hub.deliver();
    assertThat(log.lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("The destination soc no longer counts as failing; it did since 2026-11-22T10");
  }

  @Test
  void a_pause_and_a_resumption_are_logged_with_who_asked() {
    hub.pause("they move\nhouse");
    hub.pause("again");
    hub.resume();

    assertThat(log.lines())
        .containsExactly(
            "The destination soc is paused by operator: they move house",
            "operator resumes the destination soc");
  }

  @Test
  void a_destination_that_is_gone_is_paused_by_the_hub() {
    hub.receiver.answers(got -> new Outcome.RecipientRefused("410"));
    hub.append(1, 1);
    hub.deliver();

    assertThat(log.lines()).containsExactly("The destination soc is paused by the hub: 410");
  }

  @Test
  void an_envelope_that_is_set_aside_is_logged_with_its_id_and_why() {
    hub.receiver.answers(
        got ->
            got.events().contains(2)
                ? new Outcome.ContentRefused("422")
                : new Outcome.Delivered("200"));
    hub.append(1, 3);
    hub.deliver();

    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith("The envelope ")
        .endsWith(" for the destination soc is set aside: 422");
  }
}

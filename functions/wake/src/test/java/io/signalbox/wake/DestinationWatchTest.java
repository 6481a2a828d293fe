package io.signalbox.wake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.store.embedded.EmbeddedStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DestinationWatchTest {
  private final TestHub hub = new TestHub();
  private final EmbeddedStream kept = hub.store.stream("Envelopes");
  private final DestinationWatch watch =
      new DestinationWatch(new HubNotices(hub.envelopeStore, "hub-a", "destinations"));
  private final Instant now = hub.clock.instant();

  private List<String> told() {
    return kept.after(0, 100).stream()
        .flatMap(change -> hub.envelopeStore.arrival(change).stream())
        .map(stored -> SanitisedEvent.fields(stored.envelope(), _ -> true))
        .map(event -> event.path("event_description.text").asText())
        .toList();
  }

  private DestinationState failingSince(Duration ago) {
    Trouble trouble = new Trouble(3, now.minus(ago), "503");
    return DestinationState.open("soc")
        .failed(trouble, now, now, ReaderId.main(TestHub.FEED), true, Optional.empty());
  }

  @Test
  void a_failure_is_told_once_when_it_lasts() {
    watch.look(failingSince(Duration.ofMinutes(14)), now);
    assertThat(told()).isEmpty();

    watch.look(failingSince(Duration.ofMinutes(15)), now);
    watch.look(failingSince(Duration.ofMinutes(75)), now.plus(Duration.ofHours(1)));
    watch.look(failingSince(Duration.ofMinutes(75)), now.plus(Duration.ofHours(2)));

    assertThat(told())
        .containsExactly(
            "The destination soc takes nothing since 2026-11-22T09:45:00Z.",
            "The destination soc takes nothing since 2026-11-22T08:45:00Z.");
  }

  @Test
  void a_pause_by_the_hub_is_told_and_one_by_people_is_not() {
    watch.look(
        DestinationState.open("soc").paused(new Pause("admin", now, "We move the server.")), now);
    assertThat(told()).isEmpty();

    Pause byHub = new Pause(DestinationState.HUB, now, "It is gone.");
    watch.look(DestinationState.open("soc").paused(byHub), now);
    watch.look(DestinationState.open("soc").paused(byHub), now.plus(Duration.ofDays(1)));

    assertThat(told())
        .containsExactly("The hub paused the destination soc at 2026-11-22T10:00:00Z. It is gone.");
  }

  @Test
  void what_is_set_aside_is_told_once_a_week_for_each_doubling() {
    for (int deliveries : List.of(0, 9, 10, 19, 20, 39, 40, 12)) {
      watch.lookAtSetAside("soc", deliveries, now);
    }
    watch.lookAtSetAside("soc", 45, now.plus(Duration.ofDays(7)));

    assertThat(told())
        .containsExactly(
            "At least 10 deliveries to the destination soc are set aside, in the week of"
                + " 2026-11-16.",
            "At least 20 deliveries to the destination soc are set aside, in the week of"
                + " 2026-11-16.",
            "At least 40 deliveries to the destination soc are set aside, in the week of"
                + " 2026-11-16.",
            "At least 40 deliveries to the destination soc are set aside, in the week of"
                + " 2026-11-23.");
  }
}

package io.signalbox.wake;

import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Failure;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.store.StoreException;
import java.lang.System.Logger.Level;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/**
 * Tells, by envelopes of the hub's own, that a destination fails, that the hub paused it, or that
 * more and more is set aside of it. The same again is the same envelope: each failure and each
 * pause is told once, and what is set aside once a week for each doubling.
 */
final class DestinationWatch {
  private static final System.Logger LOG = System.getLogger(DestinationWatch.class.getName());

  /** What ends sooner is not told: a restart of a peer, for example. */
  static final Duration FAILING_LEAST = Duration.ofMinutes(15);

  /** So many deliveries that are set aside are told; then twice, four times as many, and so on. */
  static final int SET_ASIDE_LEAST = 10;

  private final HubNotices notices;

  DestinationWatch(HubNotices notices) {
    this.notices = notices;
  }

  void look(DestinationState state, Instant now) {
    Failure failure = state.failure();
    if (failure != null && !failure.since().plus(FAILING_LEAST).isAfter(now)) {
      tell(
          "hub.destination.failing",
          "The destination %s takes nothing since %s.".formatted(state.name(), failure.since()),
          Map.of("destination", state.name(), "failing_since", failure.since().toString()));
    }
    Pause pause = state.pause();
    if (pause != null && pause.by().equals(DestinationState.HUB)) {
      tell(
          "hub.destination.paused",
          "The hub paused the destination %s at %s. %s"
              .formatted(state.name(), pause.since(), pause.reason()),
          Map.of(
              "destination", state.name(),
              "paused_since", pause.since().toString(),
              "reason", pause.reason()));
    }
  }

  /**
   * Looks at what is set aside of a destination.
   *
   * @param deliveries how many are set aside
   */
  void lookAtSetAside(String destination, int deliveries, Instant now) {
    if (deliveries < SET_ASIDE_LEAST) {
      return;
    }
    int least = Integer.highestOneBit(deliveries / SET_ASIDE_LEAST) * SET_ASIDE_LEAST;
    LocalDate week =
        now.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    tell(
        "hub.destination.set-aside",
        "At least %d deliveries to the destination %s are set aside, in the week of %s."
            .formatted(least, destination, week),
        Map.of(
            "destination", destination,
            "set_aside_least", Integer.toString(least),
            "week", week.toString()));
  }

  /** Whatever stands against this, readers are to be woken. */
  private void tell(String identifier, String text, Map<String, String> facts) {
    try {
      notices.tell(identifier, text, facts);
    } catch (StoreException away) {
      LOG.log(Level.WARNING, "The hub could not tell: " + text, away);
    }
  }
}

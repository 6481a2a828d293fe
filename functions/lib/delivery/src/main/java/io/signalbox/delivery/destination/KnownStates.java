package io.signalbox.delivery.destination;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The states of destinations as one process knows them, at most {@link #AGE} old: so long may a
 * pause take until it holds everywhere. For many threads at once.
 */
public final class KnownStates {
  public static final Duration AGE = Duration.ofSeconds(1);

  private record Known(DestinationState state, Instant readAt) {}

  private final DestinationStates states;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  public KnownStates(DestinationStates states, Clock clock) {
    this.states = states;
    this.clock = clock;
  }

  /** The state as it was at most {@link #AGE} ago. */
  public DestinationState recent(String destination) {
    Known last = known.get(destination);
    Instant now = clock.instant();
    // A clock that was set back must not keep an old state alive.
    return last == null || now.isBefore(last.readAt()) || !now.isBefore(last.readAt().plus(AGE))
        ? current(destination)
        : last.state();
  }

  /** The state as it is now. */
  public DestinationState current(String destination) {
    Instant readAt = clock.instant();
    DestinationState state = states.find(destination);
    known.put(destination, new Known(state, readAt));
    return state;
  }
}

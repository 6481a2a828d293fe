package io.signalbox.delivery.history;

import io.signalbox.envelopes.StoredEnvelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the recipients of one delivery know.
 *
 * @param quiet the objects that they are not told of any more
 * @param seen when each object of the delivery was seen; nothing for one that was set aside
 */
public record RangeHistory(NoticeHistory history, Set<Sighting> quiet, Map<Sighting, Seen> seen) {

  /** When the first and the last event about an object were received. */
  public record Seen(Instant first, Instant last) {
    private Seen and(Seen other) {
      return new Seen(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  public RangeHistory {
    quiet = Set.copyOf(quiet);
    seen = Map.copyOf(seen);
  }

  /** The same events, of which their recipients know what they knew when it was kept. */
  public RangeHistory knowing(RangeHistory kept) {
    return new RangeHistory(kept.history(), kept.quiet(), seen);
  }

  /** When the objects of these events were seen. */
  public static Map<Sighting, Seen> seen(List<StoredEnvelope> events) {
    Map<Sighting, Seen> seen = new HashMap<>();
    for (StoredEnvelope event : events) {
      Seen once = new Seen(event.receivedAt(), event.receivedAt());
      Sighting.of(event).ifPresent(sighting -> seen.merge(sighting, once, Seen::and));
    }
    return seen;
  }

  /** Whether recipients are not told of the event. */
  public boolean isQuiet(StoredEnvelope event) {
    return Sighting.of(event).map(quiet::contains).orElse(false);
  }

  /** The events that recipients are told of, with what they know. */
  public List<StoredEnvelope> told(List<StoredEnvelope> events) {
    return history.in(events.stream().filter(event -> !isQuiet(event)).toList());
  }
}

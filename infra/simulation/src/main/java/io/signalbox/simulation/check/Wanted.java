package io.signalbox.simulation.check;

import io.signalbox.envelope.Envelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which feeds a destination is to have, said without the hub's router.
 *
 * @param sorts what it gets, by {@link #SORT}
 * @param groupedBy the field by which it has a feed for each value; empty for one feed
 */
public record Wanted(String destination, String method, List<String> sorts, String groupedBy) {
  /** What the routes look at. */
  public static final String SORT = "extra.sort";

  /** Another value in each event. */
  public static final String EACH = "extra.id";

  /** What envelopes are marked with that those with a ceiling may not get. */
  public static final String ABOVE = "tlp:red";

  private static final Set<String> WITH_CEILING = Set.of("bulk", "digest", "late", "pulled");

  public static List<Wanted> all(@Nullable Wanted... some) {
    return Stream.of(some).filter(Objects::nonNull).toList();
  }

  boolean isPulled() {
    return method.equals("pull");
  }

  /** Whether it may not get what is marked. */
  public boolean hasCeiling() {
    return hasCeiling(destination);
  }

  static boolean hasCeiling(String destination) {
    return WITH_CEILING.contains(destination);
  }

  /** Whether the envelope lies in the destination's feed, and is not to be sent. */
  static boolean isAbove(Envelope envelope, String destination) {
    return hasCeiling(destination) && envelope.meta().tags().contains(ABOVE);
  }

  boolean wants(Envelope envelope) {
    return sorts.contains(sort(envelope));
  }

  /** The feed that is to have the envelope. */
  FeedId feed(Envelope envelope) {
    return FeedId.of(
        destination,
        groupedBy.isEmpty()
            ? Group.NONE
            : new Group(Map.of(groupedBy, value(envelope, groupedBy))));
  }

  private static String sort(Envelope envelope) {
    return value(envelope, SORT);
  }

  private static String value(Envelope envelope, String field) {
    return envelope.payload().field(field).map(value -> value.asText()).orElse("");
  }
}

package io.signalbox.statistics.habit;

import java.util.Comparator;

/**
 * A feed of a sender.
 *
 * @param provider {@code feed.provider}; empty where events have none
 * @param name {@code feed.name}; empty where events have none
 */
public record FeedName(String provider, String name) implements Comparable<FeedName> {
  private static final Comparator<FeedName> ORDER =
      Comparator.comparing(FeedName::provider).thenComparing(FeedName::name);

  @Override
  public int compareTo(FeedName other) {
    return ORDER.compare(this, other);
  }
}

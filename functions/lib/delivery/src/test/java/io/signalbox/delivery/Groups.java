package io.signalbox.delivery;

import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Groups of a test hub's destination, by their numbers from 1. */
public final class Groups {
  private Groups() {}

  /** Appends an event to the feed of each of so many groups, and gives each its reader. */
  public static void append(TestHub hub, int count) {
    for (int number = 1; number <= count; number++) {
      FeedId feed = FeedId.of(TestHub.FEED.destination(), group(number));
      hub.readers.follow(feed, group(number));
      hub.append(feed, group(number), number, number);
    }
  }

  /** The readers of that many groups. */
  public static List<ReaderId> readers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> FeedId.of(TestHub.FEED.destination(), group(number)))
        .map(ReaderId::main)
        .toList();
  }

  private static Group group(int number) {
    return new Group(Map.of("source.asn", Integer.toString(number)));
  }
}

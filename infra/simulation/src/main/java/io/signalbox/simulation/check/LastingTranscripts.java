package io.signalbox.simulation.check;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether those who read a feed with a cursor, while parts of it go, get what is left of it. */
public final class LastingTranscripts {
  private final Hub hub;
  private final FeedId feed;
  private final List<FeedLine> before;

  /** Remembers the feed as it is, before anything of it goes. */
  public LastingTranscripts(Hub hub, String name) {
    this.hub = hub;
    this.feed = new FeedId(name, "");
    this.before = FeedLine.all(hub, feed, Position.START);
  }

  /**
   * Checks what somebody was given in all. Each line of the feed comes in its turn and once; what
   * has gone by now may be missing.
   */
  public void check(List<String> transcript, Violations violations) {
    Map<Position, FeedLine> left = new HashMap<>();
    FeedLine.all(hub, feed, Position.START).forEach(line -> left.put(line.place(), line));
    List<FeedLine> lines = new ArrayList<>(before);
    Position end = before.isEmpty() ? Position.START : before.getLast().next();
    lines.addAll(FeedLine.all(hub, feed, end));
    violations.require(
        isGiven(transcript, lines, left),
        Promise.A_CURSOR_NEVER_SKIPS_OR_REPEATS,
        "a reader with a cursor got "
            + transcript
            + " of "
            + lines.stream()
                .map(line -> line.text() + (isLeft(line, left) ? "" : " (gone)"))
                .toList());
  }

  private static boolean isLeft(FeedLine line, Map<Position, FeedLine> left) {
    FeedLine now = left.get(line.place());
    // Of what has gone nobody can tell any more whether its mark kept it from the reader.
    return now != null && !now.receivedAt().isEmpty() && now.receivedAt().equals(line.receivedAt());
  }

  private static boolean isGiven(
      List<String> transcript, List<FeedLine> lines, Map<Position, FeedLine> left) {
    // How many lines of the transcript can stand for those that were looked at so far.
    BitSet matched = new BitSet();
    matched.set(0);
    for (FeedLine line : lines) {
      BitSet next = new BitSet();
      if (!isLeft(line, left)) {
        next.or(matched);
      }
      matched.stream()
          .filter(given -> given < transcript.size() && transcript.get(given).equals(line.text()))
          .forEach(given -> next.set(given + 1));
      matched = next;
    }
    return matched.get(transcript.size());
  }
}

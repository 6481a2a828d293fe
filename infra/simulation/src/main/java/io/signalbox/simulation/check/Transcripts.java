package io.signalbox.simulation.check;

import io.signalbox.delivery.feed.FeedId;
import io.signalbox.delivery.feed.Position;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import java.util.List;
import java.util.stream.IntStream;

/** Whether those who pull a feed got it as it is. */
public final class Transcripts {
  private final Violations violations;
  private final List<String> feed;

  public Transcripts(Hub hub, String name, Violations violations) {
    this.violations = violations;
    this.feed =
        FeedLine.all(hub, new FeedId(name, ""), Position.START).stream()
            .map(FeedLine::text)
            .toList();
  }

  /** Who kept a cursor has the whole feed. */
  public void checkWhole(List<String> transcript) {
    violations.require(
        transcript.equals(feed),
        Promise.A_CURSOR_NEVER_SKIPS_OR_REPEATS,
        "a reader with a cursor got " + transcript + " of " + feed);
  }

  /**
   * Each answer to somebody without a cursor is a piece of the feed.
   *
   * @return where the piece ends
   */
  public int checkPiece(List<String> lines, int behind, boolean repeated, boolean lostBefore) {
    if (lines.isEmpty()) {
      return behind;
    }
    // Where lines look alike the place that is due is the one that is meant.
    int begin = isAt(behind, lines) ? behind : first(lines);
    int end = begin + lines.size();
    boolean follows = repeated || (lostBefore ? begin >= behind : begin == behind);
    violations.require(
        begin >= 0 && follows,
        Promise.A_CURSOR_NEVER_SKIPS_OR_REPEATS,
        "a reader without a cursor got " + lines + " behind place " + behind + " of " + feed);
    return Math.max(behind, end);
  }

  private int first(List<String> lines) {
    return IntStream.range(0, feed.size()).filter(at -> isAt(at, lines)).findFirst().orElse(-1);
  }

  private boolean isAt(int begin, List<String> lines) {
    int end = begin + lines.size();
    return end <= feed.size() && feed.subList(begin, end).equals(lines);
  }
}

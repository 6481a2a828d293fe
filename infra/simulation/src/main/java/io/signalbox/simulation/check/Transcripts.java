package io.signalbox.simulation.check;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.load.PlainReader;
import java.util.List;

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

  /** Each answer to somebody without a cursor is a piece of the feed. */
  public void checkPieces(List<PlainReader.Given> pieces) {
    Places places = new Places(feed);
    for (PlainReader.Given given : pieces) {
      violations.require(
          places.follow(given.lines(), given.repeated(), given.lostBefore()),
          Promise.A_CURSOR_NEVER_SKIPS_OR_REPEATS,
          "a reader without a cursor got " + given.lines() + " at place " + places);
    }
  }
}

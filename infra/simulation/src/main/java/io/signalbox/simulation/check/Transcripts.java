package io.signalbox.simulation.check;

import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.simulation.load.PlainReader;
import java.util.List;
import java.util.stream.Stream;

/** Whether those who pull a feed got it as it is. */
public final class Transcripts {
  /** The tag of an event behind its id; an update has another. */
  private static final String FIRST = " first";

  private final Violations violations;
  private final List<String> feed;

  private Transcripts(List<String> feed, Violations violations) {
    this.feed = feed;
    this.violations = violations;
  }

  /** Of those who get each line of a feed. */
  public static Transcripts ofLines(Hub hub, String name, Violations violations) {
    return new Transcripts(lines(hub, name).map(FeedLine::text).toList(), violations);
  }

  /** Of those who get the events of a feed, without updates of tags, each told by its id. */
  public static Transcripts ofEvents(Hub hub, String name, Violations violations) {
    return new Transcripts(
        lines(hub, name)
            .map(FeedLine::text)
            .filter(text -> text.endsWith(FIRST))
            .map(text -> text.substring(0, text.length() - FIRST.length()))
            .toList(),
        violations);
  }

  private static Stream<FeedLine> lines(Hub hub, String name) {
    return FeedLine.all(hub, new FeedId(name, ""), Position.START).stream();
  }

  /** Who kept a cursor has the whole feed. */
  public void checkWhole(String who, List<String> transcript) {
    violations.require(
        transcript.equals(feed),
        Promise.A_CURSOR_NEVER_SKIPS_OR_REPEATS,
        who + " got " + transcript + " of " + feed);
  }

  /** Each answer to somebody without a cursor is a piece of the feed. */
  public void checkPieces(String who, List<PlainReader.Given> pieces) {
    Places places = new Places(feed);
    for (PlainReader.Given given : pieces) {
      violations.require(
          places.follow(given.lines(), given.repeated(), given.lostBefore()),
          Promise.A_CURSOR_NEVER_SKIPS_OR_REPEATS,
          who + " got " + given.lines() + " at place " + places);
    }
  }
}

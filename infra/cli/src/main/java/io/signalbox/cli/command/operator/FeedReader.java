package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a feed page by page, from a cursor or a time on. */
final class FeedReader {
  /** What an answer may say of entries that it does not have. */
  private static final Map<String, String> NOTES =
      Map.of(
          "Signalbox-Left-Out", "%s events cannot be written in this format and are left out.",
          "Signalbox-Withheld", "%s events are marked above the ceiling and are withheld.");

  private final Session session;
  private final Hub hub;
  private final HubRequest request;
  private Optional<String> cursor;
  private Optional<String> since;

  /**
   * Makes it.
   *
   * @param cursor comes before {@code since}
   */
  FeedReader(
      Session session,
      Hub hub,
      HubRequest request,
      Optional<String> cursor,
      Optional<String> since) {
    this.session = session;
    this.hub = hub;
    this.request = request;
    this.cursor = cursor;
    this.since = since;
  }

  /** A page of the feed, with the cursor that follows it. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes it.
  record Page(byte[] body, String cursor, boolean more) {}

  Page next() throws CommandFailure, InterruptedException {
    HubRequest page =
        cursor.isPresent() ? request.with("after", cursor.get()) : request.with("since", since);
    HubAnswer answer = hub.ask(page);
    for (String name : List.copyOf(NOTES.keySet())) {
      String count = answer.header(name).orElse("0");
      if (!count.equals("0")) {
        session.note(String.valueOf(NOTES.get(name)).formatted(count));
      }
    }
    if (answer.header("Signalbox-Gap").orElse("").equals("true")) {
      session.note("Some entries had gone from the feed before they were read.");
    }
    String after =
        answer
            .header("Signalbox-Cursor")
            .orElseThrow(() -> CommandFailure.local("The answer has no cursor."));
    cursor = Optional.of(after);
    since = Optional.empty();
    boolean more = answer.header("Signalbox-More").orElse("").equals("true");
    return new Page(answer.body(), after, more);
  }
}

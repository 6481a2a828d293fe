package io.signalbox.pull;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.Marking;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading.Continuity;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/feeds/{name}}: from a cursor ({@code after}), from a time ({@code since}), or from
 * where the client was last, which the hub keeps.
 */
final class FeedEndpoint {
  static final String CURSOR = "Signalbox-Cursor";
  static final String MORE = "Signalbox-More";
  static final String REPEATED = "Signalbox-Repeated";
  static final String GAP = "Signalbox-Gap";

  /** How many of the entries the data format cannot hold; absent where there are none. */
  static final String LEFT_OUT = "Signalbox-Left-Out";

  /**
   * How many of the entries the client may not have: marked above a ceiling, or outside the feed's
   * networks; absent where there are none.
   */
  static final String WITHHELD = "Signalbox-Withheld";

  static final int DEFAULT_LIMIT = 1_000;
  static final int LARGEST_LIMIT = 5_000;

  /**
   * How soon a client without a cursor must ask again to get the same answer again: IntelMQ gives
   * an answer 30 seconds and then waits 15 before it tries again; a poll each minute is another
   * one.
   */
  static final Duration REPEAT_WITHIN = Duration.ofSeconds(50);

  private static final int LONGEST_REPEAT_SECONDS = 3_600;

  static final Set<String> PARAMETERS =
      Set.of(
          "after", "since", "limit", "repeat", "as", "format", "form", "intelmq", "hierarchical");

  private final Authenticator gate;
  private final SettingsSource settings;
  private final FeedLog feeds;
  private final FeedPageReader pageReader;
  private final ImplicitCursors places;
  private final Cursors cursors;
  private final DestinationFormat formats;
  private final Clock clock;
  private final Duration retention;

  FeedEndpoint(
      Authenticator gate,
      SettingsSource settings,
      FeedLog feeds,
      FeedPageReader pageReader,
      ImplicitCursors places,
      Cursors cursors,
      DestinationFormat formats,
      Clock clock,
      Duration retention) {
    this.gate = gate;
    this.settings = settings;
    this.feeds = feeds;
    this.pageReader = pageReader;
    this.places = places;
    this.cursors = cursors;
    this.formats = formats;
    this.clock = clock;
    this.retention = retention;
  }

  Response answer(Request request) {
    String name = request.pathParameter("name");
    Caller caller = gate.authenticate(request);
    caller.require(Grant.read(name));
    SettingsDocument document = settings.latest();
    Destination destination = destination(document, name);
    FeedId feed = new FeedId(name, "");
    Parameters parameters = new Parameters(request);
    FeedRequest feedRequest =
        FeedRequest.of(
            request,
            parameters,
            destination,
            formats,
            document.release(destination, caller.instance()));
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    Optional<String> after = parameters.text("after");
    Optional<Instant> since = parameters.time("since");
    int repeatSeconds =
        parameters.number("repeat", 0, LONGEST_REPEAT_SECONDS, (int) REPEAT_WITHIN.toSeconds());
    if (after.isPresent() && since.isPresent()) {
      throw Parameters.invalid("since", "A request reads from a cursor or from a time, not both.");
    }
    if (after.isPresent()) {
      return after(feed, cursors.read(feed, after.get()), limit, feedRequest);
    }
    if (since.isPresent()) {
      Position from = feeds.since(feed, since.get());
      return response(feed, pageReader.read(feed, from, null, limit, feedRequest), feedRequest);
    }
    return next(feed, caller, limit, Duration.ofSeconds(repeatSeconds), feedRequest);
  }

  private static Destination destination(SettingsDocument document, String name) {
    return Optional.ofNullable(document.destinations().get(name))
        .filter(Destination::isPulled)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such feed.").exception());
  }

  private Response after(FeedId feed, Cursor cursor, int limit, FeedRequest feedRequest) {
    FeedPage feedPage = pageReader.read(feed, cursor.position(), null, limit, feedRequest);
    boolean unsure =
        feedPage.continuity() == Continuity.UNSURE
            || feedPage.entries() == 0
            || cursor.position().equals(Position.START);
    boolean old = cursor.asOf().plus(retention).isBefore(clock.instant());
    if (feedPage.continuity() == Continuity.BROKEN || (unsure && old)) {
      throw expired(feed, cursor.position());
    }
    return response(feed, feedPage, feedRequest);
  }

  /** Older pages than those behind it may be left: whoever went back to them would repeat them. */
  private ProblemException expired(FeedId feed, Position behind) {
    Optional<Located> oldest = feeds.oldest(feed, behind);
    Position position = oldest.map(Located::position).orElse(behind);
    Instant at = oldest.map(located -> located.entry().at()).orElseGet(clock::instant);
    String cursor = cursors.write(feed, new Cursor(position, at));
    return Problem.of(
            ProblemType.CURSOR_EXPIRED,
            "Entries behind this cursor are older than what the hub keeps, and gone."
                + " Go on with the oldest cursor that is left.")
        .with("oldest", cursor)
        .with("oldestAt", at.toString())
        .withHeader(CURSOR, cursor)
        .exception();
  }

  private Response next(
      FeedId feed, Caller caller, int limit, Duration repeatWithin, FeedRequest feedRequest) {
    ImplicitCursors.Given given =
        places.next(
            feed,
            caller.name(),
            limit,
            repeatWithin,
            (from, until, most) ->
                pageReader.read(feed, from, until.orElse(null), most, feedRequest));
    Response response = response(feed, given.feedPage(), feedRequest);
    if (given.repeated()) {
      response = response.withHeader(REPEATED, "true");
    }
    return given.feedPage().continuity() == Continuity.BROKEN
        ? response.withHeader(GAP, "true")
        : response;
  }

  private Response response(FeedId feed, FeedPage feedPage, FeedRequest feedRequest) {
    Cursor cursor = new Cursor(feedPage.next(), feedPage.asOf());
    Response response =
        Response.bytes(200, feedRequest.contentType(), feedPage.body().bytes())
            .withHeader(CURSOR, cursors.write(feed, cursor))
            .withHeader(MORE, Boolean.toString(feedPage.more()));
    if (!feedPage.marking().isEmpty()) {
      response = response.withHeader(Marking.HEADER, feedPage.marking().text());
    }
    response = counted(response, LEFT_OUT, feedPage.leftOut());
    return counted(response, WITHHELD, feedPage.withheld());
  }

  private static Response counted(Response response, String header, int count) {
    return count == 0 ? response : response.withHeader(header, Integer.toString(count));
  }
}

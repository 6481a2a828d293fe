package io.signalbox.statistics.service;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Accept;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.WriteOptions;
import io.signalbox.settings.SettingsSource;
import io.signalbox.statistics.EventFinder;
import io.signalbox.statistics.EventSearch;
import io.signalbox.statistics.Found;
import io.signalbox.statistics.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/envelopes}: the envelopes for which all is so that the parameters say, the newest
 * or the oldest first. Administrators find all, others what they posted or may read.
 */
final class FindEndpoint {
  static final String CURSOR = "Signalbox-Cursor";
  static final String REACHED = "Signalbox-Reached";
  static final String MORE = "Signalbox-More";

  private static final String CSV = "text/csv";
  private static final String NDJSON = "application/x-ndjson";
  private static final int LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;

  /** API Gateway waits for 29 s; what was found by then is an answer. */
  private static final Duration LOOKING = Duration.ofSeconds(10);

  private final Authenticator gate;
  private final SettingsSource settings;
  private final EventFinder finder;
  private final EnvelopeRelease release;
  private final WriteOptions options;
  private final HeavyRequests heavy;
  private final Clock clock;

  FindEndpoint(
      Authenticator gate,
      SettingsSource settings,
      EventFinder finder,
      EnvelopeRelease release,
      WriteOptions options,
      HeavyRequests heavy,
      Clock clock) {
    this.gate = gate;
    this.settings = settings;
    this.finder = finder;
    this.release = release;
    this.options = options;
    this.heavy = heavy;
    this.clock = clock;
  }

  static Set<String> parameters() {
    Set<String> names = new HashSet<>(SearchReader.parameters());
    names.addAll(Set.of("order", "limit", "after", "as"));
    return names;
  }

  Response get(Request request) {
    Caller caller = gate.authenticate(request);
    return heavy.run(caller.name(), () -> get(request, caller));
  }

  private Response get(Request request, Caller caller) {
    Parameters parameters = new Parameters(request);
    EventSearch search = SearchReader.read(parameters);
    boolean newestFirst = parameters.parsed("order", FindEndpoint::isNewestFirst).orElse(true);
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, LIMIT);
    Optional<Place> after =
        parameters.text("after").map(cursor -> PlaceText.read(cursor, newestFirst));
    EventFormat format = format(request, parameters);
    VisibleEvents events = new VisibleEvents(release, settings.latest(), caller, search);
    Instant until = clock.instant().plus(LOOKING);
    Found found =
        finder.find(
            search, newestFirst, after, limit, events, () -> clock.instant().isBefore(until));
    FoundBody body =
        FoundBody.of(found, newestFirst, events, format, options, Accept.takesGzip(request));
    Response response =
        Response.bytes(200, body.mediaType(), body.bytes())
            .withHeader(MORE, Boolean.toString(body.next().isPresent()));
    if (body.leftOut() > 0) {
      response = response.withHeader("Signalbox-Left-Out", Integer.toString(body.leftOut()));
    }
    return body.next().isEmpty()
        ? response
        : response
            .withHeader(CURSOR, PlaceText.write(body.next().get(), newestFirst))
            .withHeader(REACHED, body.next().get().at().toString());
  }

  private static boolean isNewestFirst(String order) {
    return switch (order) {
      case "newest" -> true;
      case "oldest" -> false;
      default -> throw new IllegalArgumentException("expected newest or oldest");
    };
  }

  private static EventFormat format(Request request, Parameters parameters) {
    boolean isCsv =
        parameters
            .parsed("as", FindEndpoint::isCsv)
            .orElseGet(
                () ->
                    Accept.choose(request.header("Accept"), List.of(NDJSON, CSV))
                        .orElseThrow(FindEndpoint::notAcceptable)
                        .equals(CSV));
    return EventFormats.named(isCsv ? "csv" : "json").orElseThrow();
  }

  private static boolean isCsv(String as) {
    return switch (as) {
      case "csv" -> true;
      case "ndjson" -> false;
      default -> throw new IllegalArgumentException("expected ndjson or csv");
    };
  }

  private static ProblemException notAcceptable() {
    return Problem.of(
            ProblemType.NOT_ACCEPTABLE, "Envelopes are given as application/x-ndjson or text/csv.")
        .exception();
  }
}

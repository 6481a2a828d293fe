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
import io.signalbox.settings.people.Permission;
import io.signalbox.statistics.Figures;
import io.signalbox.statistics.Question;
import io.signalbox.statistics.Statistics;
import io.signalbox.statistics.TooMuch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /v1/statistics}: how many events came, and of how many hosts, by at most two
 * dimensions, in each hour, day or month. For administrators.
 */
final class StatisticsEndpoint {
  private static final String CSV = "text/csv";

  /** API Gateway waits for 29 s. */
  private static final Duration COUNTING = Duration.ofSeconds(20);

  private final Authenticator gate;
  private final Statistics statistics;
  private final HeavyRequests heavy;
  private final Clock clock;

  StatisticsEndpoint(Authenticator gate, Statistics statistics, HeavyRequests heavy, Clock clock) {
    this.gate = gate;
    this.statistics = statistics;
    this.heavy = heavy;
    this.clock = clock;
  }

  Response get(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.SEE_EVENTS);
    return heavy.run(caller.name(), () -> counted(request));
  }

  private Response counted(Request request) {
    Instant now = clock.instant();
    Question question = QuestionReader.read(request, now);
    Parameters parameters = new Parameters(request);
    As as = as(request, parameters);
    boolean isRecount = parameters.flag("recount").orElse(false);
    BooleanSupplier hasTime = () -> clock.instant().isBefore(now.plus(COUNTING));
    Figures figures;
    try {
      if (isReady(parameters)) {
        figures = statistics.ready(question, hasTime);
      } else if (isRecount) {
        figures = statistics.recount(question, hasTime);
      } else {
        figures = statistics.count(question, hasTime);
      }
    } catch (TooMuch tooMuch) {
      throw problem(tooMuch);
    }
    Response response =
        switch (as) {
          case CSV -> FiguresWriter.csv(question, figures);
          case JSON -> FiguresWriter.json(question, figures);
          case SVG -> FiguresDrawing.of(question, figures);
        };
    if (response.bodySizeInBytes() > Response.BODY_LIMIT_BYTES) {
      throw tooManyRows();
    }
    return response;
  }

  private enum As {
    CSV,
    JSON,
    SVG
  }

  /** A drawing is asked for by its name: a browser accepts every picture. */
  private static As as(Request request, Parameters parameters) {
    if (parameters.text("as").filter("svg"::equals).isPresent()) {
      return As.SVG;
    }
    return isCsv(request, parameters) ? As.CSV : As.JSON;
  }

  /** Whether only what is counted already is wanted. */
  static boolean isReady(Parameters parameters) {
    boolean isReady = parameters.flag("ready").orElse(false);
    if (isReady && parameters.flag("recount").orElse(false)) {
      throw Parameters.invalid("ready", "A recount is never ready. Leave one of the two out.");
    }
    return isReady;
  }

  static boolean isCsv(Request request, Parameters parameters) {
    return parameters
        .parsed("as", StatisticsEndpoint::isCsv)
        .orElseGet(
            () ->
                Accept.choose(request.header("Accept"), List.of(Response.JSON, CSV))
                    .orElseThrow(
                        () ->
                            Problem.of(
                                    ProblemType.NOT_ACCEPTABLE,
                                    "Figures are given as application/json or text/csv.")
                                .exception())
                    .equals(CSV));
  }

  private static boolean isCsv(String as) {
    return switch (as) {
      case "csv" -> true;
      case "json" -> false;
      default -> throw new IllegalArgumentException("expected json or csv");
    };
  }

  static ProblemException problem(TooMuch tooMuch) {
    return switch (tooMuch.reason()) {
      case ROWS -> tooManyRows();
      case UNCOUNTED ->
          Problem.of(
                  ProblemType.UNAVAILABLE,
                  "There is more to count than fits a request: the hub counts the journal in the"
                      + " background. Ask again in some minutes, or for a shorter time.")
              .withHeader("Retry-After", "300")
              .exception();
    };
  }

  private static ProblemException tooManyRows() {
    return Parameters.invalid(
        "by",
        "The answer has too many rows. Ask for a shorter time, a longer step, one dimension, or"
            + " add a where.");
  }
}

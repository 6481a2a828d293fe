package io.signalbox.pull;

import io.signalbox.api.Accept;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.settings.Destination;
import java.util.List;

/**
 * How a client wants a feed written: what it asks for, else what the feed's settings say.
 *
 * @param array a JSON array; else a JSON object a line
 * @param compressed whether the client takes gzip
 */
record FeedRequest(
    Form form, IntelMqVersion receiver, boolean hierarchical, boolean array, boolean compressed) {

  static final String NDJSON = "application/x-ndjson";
  static final String ARRAY = "application/json";

  /**
   * What the request asks for.
   *
   * @throws ProblemException 400 for a value that cannot be used, 406 where no offered form is
   *     accepted
   */
  static FeedRequest of(Request request, Parameters parameters, Destination feed) {
    return new FeedRequest(
        parameters.parsed("form", Form::parse).orElse(feed.form()),
        parameters.parsed("intelmq", IntelMqVersion::parse).orElse(feed.intelmq()),
        parameters.flag("hierarchical").orElse(feed.hierarchical()),
        parameters.parsed("as", FeedRequest::isArray).orElseGet(() -> acceptsArray(request)),
        Accept.takesGzip(request));
  }

  String contentType() {
    return array ? ARRAY : NDJSON;
  }

  private static boolean isArray(String as) {
    return switch (as) {
      case "array" -> true;
      case "ndjson" -> false;
      default -> throw new IllegalArgumentException("expected array or ndjson");
    };
  }

  private static boolean acceptsArray(Request request) {
    return Accept.choose(request.header("Accept"), List.of(NDJSON, ARRAY))
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "A feed is given as " + NDJSON + " or " + ARRAY + ".")
                    .exception())
        .equals(ARRAY);
  }
}

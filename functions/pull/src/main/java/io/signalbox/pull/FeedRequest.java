package io.signalbox.pull;

import io.signalbox.api.Accept;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.Layout;
import io.signalbox.formats.WriteOptions;
import io.signalbox.settings.Destination;
import io.signalbox.settings.ReleasePolicy;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a client wants a feed written: what it asks for, else what the feed's settings say.
 *
 * @param compressed whether the client takes gzip
 * @param release what the client may get
 */
record FeedRequest(
    EventFormat format,
    WriteOptions options,
    Layout layout,
    boolean compressed,
    ReleasePolicy release) {

  private static final String JSON = "application/json";

  /**
   * What the request asks for.
   *
   * @throws ProblemException 400 for a value that cannot be used, 406 where no offered form is
   *     accepted
   */
  static FeedRequest of(
      Request request,
      Parameters parameters,
      Destination feed,
      DestinationFormat formats,
      ReleasePolicy release) {
    EventFormat format =
        parameters
            .parsed("format", FeedRequest::format)
            .orElseGet(() -> DestinationFormat.of(feed));
    WriteOptions options =
        formats
            .options(feed)
            .withForm(parameters.parsed("form", Form::parse).orElse(feed.form()))
            .withIntelmq(parameters.parsed("intelmq", IntelMqVersion::parse).orElse(feed.intelmq()))
            .withHierarchical(parameters.flag("hierarchical").orElse(feed.hierarchical()));
    return new FeedRequest(
        format, options, layout(request, parameters, format), Accept.takesGzip(request), release);
  }

  String contentType() {
    return format.mediaType(layout);
  }

  private static EventFormat format(String name) {
    return EventFormats.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    EventFormats.ALL.stream()
                        .map(EventFormat::name)
                        .collect(Collectors.joining(", ", "expected one of ", ""))));
  }

  private static Layout layout(Request request, Parameters parameters, EventFormat format) {
    if (format.layouts().contains(Layout.WHOLE)) {
      if (parameters.text("as").isPresent()) {
        throw Parameters.invalid("as", "The format " + format.name() + " has one layout.");
      }
      accepted(request, List.of(bareType(format, Layout.WHOLE)));
      return Layout.WHOLE;
    }
    return parameters
        .parsed("as", FeedRequest::layout)
        .orElseGet(
            () -> {
              String lines = format.mediaType(Layout.LINES);
              String array = bareType(format, Layout.ARRAY);
              List<String> offered =
                  array.equals(JSON) ? List.of(lines, JSON) : List.of(lines, array, JSON);
              return accepted(request, offered).equals(lines) ? Layout.LINES : Layout.ARRAY;
            });
  }

  private static Layout layout(String as) {
    return switch (as) {
      case "array" -> Layout.ARRAY;
      case "ndjson" -> Layout.LINES;
      default -> throw new IllegalArgumentException("expected array or ndjson");
    };
  }

  private static String bareType(EventFormat format, Layout layout) {
    return format.mediaType(layout).split(";", 2)[0];
  }

  private static String accepted(Request request, List<String> offered) {
    return Accept.choose(request.header("Accept"), offered)
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "A feed is given as " + String.join(" or ", offered) + ".")
                    .exception());
  }
}

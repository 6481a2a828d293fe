package io.signalbox.runtime.template;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a function's event sources. */
final class EventReader {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  /** With so many batches at once Lambda begins; where more are waiting it takes more. */
  private static final int STANDARD_CONCURRENCY = 5;

  private static final String PARTIAL_FAILURES = "ReportBatchItemFailures";

  private EventReader() {}

  static List<EventSource> all(Section function) {
    Optional<Section> events = function.optionalSection("Events");
    return events.map(Section::sections).orElse(List.of()).stream().map(EventReader::read).toList();
  }

  private static EventSource read(Section event) {
    Section properties = event.section("Properties");
    EventSource source =
        switch (event.text("Type")) {
          case "Api" -> route(properties);
          case "DynamoDB" -> stream(properties);
          case "SQS" -> queue(properties);
          case "Schedule" -> schedule(properties);
          default -> throw event.fault("Type", event.text("Type") + " is unknown to the local hub");
        };
    properties.nothingElse();
    event.nothingElse();
    return source;
  }

  private static EventSource route(Section properties) {
    properties.text("RestApiId");
    return new EventSource.Route(
        properties.text("Method").toUpperCase(Locale.ROOT), properties.text("Path"));
  }

  private static EventSource stream(Section properties) {
    properties.only("StartingPosition", "TRIM_HORIZON");
    // The embedded stream keeps a record until it is worked off, so none is given up for its age.
    properties.without("MaximumRecordAgeInSeconds", "DestinationConfig");
    int retries = properties.number("MaximumRetryAttempts", -1);
    return new EventSource.Stream(
        table(properties),
        properties.number("BatchSize"),
        window(properties),
        retries < 0 ? Optional.empty() : Optional.of(retries),
        properties.flag("BisectBatchOnFunctionError"),
        partialFailures(properties));
  }

  private static EventSource queue(Section properties) {
    String arn = properties.text("Queue");
    int concurrency = STANDARD_CONCURRENCY;
    Optional<Section> scaling = properties.optionalSection("ScalingConfig");
    if (scaling.isPresent()) {
      concurrency = scaling.get().number("MaximumConcurrency");
      scaling.get().nothingElse();
    }
    return new EventSource.Queue(
        arn.substring(arn.lastIndexOf(':') + 1),
        properties.number("BatchSize"),
        concurrency,
        partialFailures(properties));
  }

  private static EventSource schedule(Section properties) {
    String expression = properties.text("Schedule");
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw properties.fault("Schedule", "only rate(…) is known, not " + expression);
    }
    long count = Long.parseLong(rate.group(1));
    return new EventSource.Schedule(
        switch (rate.group(2)) {
          case "minute" -> Duration.ofMinutes(count);
          case "hour" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  private static String table(Section properties) {
    String arn = properties.text("Stream");
    String resource = arn.substring(arn.indexOf('/') + 1);
    return resource.substring(0, resource.indexOf('/'));
  }

  private static Duration window(Section properties) {
    return Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0));
  }

  private static boolean partialFailures(Section properties) {
    List<String> types = properties.texts("FunctionResponseTypes");
    if (types.stream().anyMatch(type -> !type.equals(PARTIAL_FAILURES))) {
      throw properties.fault("FunctionResponseTypes", "only " + PARTIAL_FAILURES + " is known");
    }
    return !types.isEmpty();
  }
}

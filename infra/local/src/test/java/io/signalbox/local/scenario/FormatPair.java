package io.signalbox.local.scenario;

import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.DeliveryMethods;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A way in which a data format leaves the hub: a row and a column of the table of formats. */
record FormatPair(Way way, DataFormat format) {
  private static final Set<DataFormat> OF_JSON =
      EnumSet.of(
          DataFormat.JSON,
          DataFormat.IEP04_DECIDED,
          DataFormat.IEP04_DRAFT,
          DataFormat.IDEA,
          DataFormat.X_ARF,
          DataFormat.N6,
          DataFormat.MISP,
          DataFormat.ECS,
          DataFormat.OCSF);

  /** Those with one content type of their own. */
  private static final Map<DataFormat, String> OWN_TYPES =
      Map.of(
          DataFormat.CSV, "text/csv; charset=utf-8; header=present",
          DataFormat.TABLE, "text/plain",
          DataFormat.STIX, "application/stix+json;version=2.1");

  /** The columns of the table. */
  enum Way {
    MAIL("mail", ""),
    HTTP("http", "'batch': 1"),
    HTTP_ARRAY("http", "'batch': 100, 'encoding': 'array'"),
    HTTP_LINES("http", "'batch': 100, 'encoding': 'ndjson'"),
    PULL("pull", "");

    private final String method;
    private final String options;

    Way(String method, String options) {
      this.method = method;
      this.options = options;
    }

    String method() {
      return method;
    }
  }

  /** All that a hub takes settings for. */
  static Stream<FormatPair> all() {
    return Stream.of(Way.values())
        .flatMap(
            way ->
                DeliveryMethods.find(way.method).orElseThrow().formats().stream()
                    .map(format -> new FormatPair(way, format)))
        .filter(pair -> pair.format != DataFormat.X_ARF || !pair.way.options.contains("100"));
  }

  /** The name of its destination and of its documents, which begins with the format's. */
  String name() {
    return format.text() + "-by-" + way.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The destination's settings, as JSON with single quotes. */
  String settings(String pushUrl) {
    String shared =
        "'method': '%s', 'format': '%s', 'form': 'bare', 'csv': {'columns': ['source.ip', 'type=classification.type']}"
            .formatted(way.method, format.text());
    return switch (way) {
      case MAIL ->
          "{%s, 'uri': 'mailto:%s@isp.example', 'interval': {'pause': 'PT0S'}}"
              .formatted(shared, name());
      case HTTP, HTTP_ARRAY, HTTP_LINES ->
          "{%s, 'uri': '%s', 'http': {%s}}".formatted(shared, pushUrl, way.options);
      case PULL -> "{%s}".formatted(shared);
    };
  }

  /** The content types that its documents may have. */
  List<String> types() {
    boolean isOne = way == Way.HTTP || (way == Way.MAIL && format == DataFormat.X_ARF);
    boolean areLines = way == Way.HTTP_LINES || way == Way.PULL;
    if (OF_JSON.contains(format)) {
      return List.of(areLines ? "application/x-ndjson" : "application/json");
    }
    if (format == DataFormat.CLOUDEVENTS) {
      return List.of(
          areLines
              ? "application/x-ndjson"
              : isOne ? "application/cloudevents+json" : "application/cloudevents-batch+json");
    }
    return Optional.ofNullable(OWN_TYPES.get(format)).map(List::of).orElseGet(this::typesOfLayouts);
  }

  private List<String> typesOfLayouts() {
    EventFormat written = EventFormats.named(format.text()).orElseThrow();
    return written.layouts().stream().map(written::mediaType).toList();
  }
}

package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Classification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the indicators of a STIX 2 bundle, or an indicator alone. Comparisons that belong together
 * are one event; alternatives ({@code OR}) are an event each.
 */
final class StixReader implements PayloadReader {
  /** What the names of sources of references begin with, before the field's own. */
  static final String SOURCE = "intelmq ";

  static final String URL = "event_description.url";
  static final String IDENTIFIER = "classification.identifier";
  static final String CVE_SOURCE = "cve";

  private static final Pattern COMPARISON =
      Pattern.compile("([a-z0-9-]+:[A-Za-z0-9_.'-]+)\\s*=\\s*'((?:[^'\\\\]|\\\\.)*)'|(\\sOR\\s)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  private final StixObservables observables;

  StixReader(StixObservables observables) {
    this.observables = observables;
  }

  @Override
  public String format() {
    return StixFormat.NAME;
  }

  @Override
  public Decoded read(ObjectNode payload) {
    Stream<JsonNode> objects =
        payload.path("type").asText().equals("bundle")
            ? payload.path("objects").valueStream()
            : Stream.of(payload);
    List<ObjectNode> events =
        objects
            .filter(object -> object.path("type").asText().equals("indicator"))
            .flatMap(indicator -> events(indicator).stream())
            .toList();
    return events.isEmpty()
        ? new Decoded.Undecodable(
            "No indicator looks for an address, a name, a URL, a mail address or a file's hash.")
        : new Decoded.Events(events);
  }

  private List<ObjectNode> events(JsonNode indicator) {
    List<ObjectNode> events = new ArrayList<>();
    ObjectNode event = common(indicator);
    boolean isFound = false;
    Matcher part = COMPARISON.matcher(indicator.path("pattern").asText());
    while (part.find()) {
      if (part.group(3) != null) {
        if (isFound) {
          events.add(event);
        }
        event = common(indicator);
        isFound = false;
      } else {
        String value = ESCAPE.matcher(part.group(2)).replaceAll("$1");
        isFound |= observables.read(part.group(1), value, event);
      }
    }
    if (isFound) {
      events.add(event);
    }
    return events;
  }

  private static ObjectNode common(JsonNode indicator) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("classification.type", type(indicator));
    Times.putIntelmq(event, "time.source", indicator.path("valid_from").asText());
    // The hub's own have their name there where the event has no text.
    if (indicator.path("description").isTextual()
        && !indicator.path("description").equals(indicator.path("name"))) {
      event.set("event_description.text", indicator.get("description"));
    }
    if (indicator.path("confidence").isInt()) {
      event.set("feed.accuracy", indicator.get("confidence"));
    }
    indicator
        .path("object_marking_refs")
        .valueStream()
        .flatMap(mark -> StixObjects.light(mark.asText()).stream())
        .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
        .ifPresent(light -> event.put("tlp", light.value()));
    for (JsonNode reference : indicator.path("external_references")) {
      putReference(reference, event);
    }
    event.put("extra.stix_id", indicator.path("id").asText());
    return event;
  }

  private static void putReference(JsonNode reference, ObjectNode event) {
    String source = reference.path("source_name").asText();
    JsonNode id = reference.path("external_id");
    if (source.equals(SOURCE + IDENTIFIER) || source.equals(CVE_SOURCE)) {
      event.set(IDENTIFIER, id);
    } else if (source.equals(SOURCE + URL)) {
      event.set(URL, id);
    } else if (reference.path("url").isTextual() && !event.has(URL)) {
      event.set(URL, reference.get("url"));
    }
  }

  private static String type(JsonNode indicator) {
    Optional<String> label =
        indicator
            .path("labels")
            .valueStream()
            .map(JsonNode::asText)
            .filter(text -> Classification.taxonomy(text).isPresent())
            .findFirst();
    return label.orElseGet(
        () ->
            switch (indicator.path("indicator_types").path(0).asText()) {
              case "compromised" -> "system-compromise";
              case "malicious-activity" -> "blacklist";
              case "anomalous-activity" -> "ids-alert";
              case "anonymization" -> "proxy";
              default -> "undetermined";
            });
  }
}

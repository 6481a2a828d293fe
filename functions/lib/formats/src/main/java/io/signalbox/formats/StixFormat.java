package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * STIX 2.1: a bundle of the hub's identity, marks of TLP, and an indicator an event with the
 * observables that it looks for. The same events are the same bytes.
 */
final class StixFormat implements EventFormat {
  static final String NAME = "stix";

  private static final Pattern CVE = Pattern.compile("(?i)CVE-\\d{4}-(0\\d{3}|[1-9]\\d{3,})");
  private static final int MOST_CONFIDENCE = 100;

  private final StixObservables observables = new StixObservables();
  private final Map<String, String> indicatorTypes =
      Rows.of("stix-indicator-types.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row.text(0), row -> row.text(1)));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Layout> layouts() {
    return List.of(Layout.WHOLE);
  }

  @Override
  public String mediaType(Layout layout) {
    return "application/stix+json;version=2.1";
  }

  @Override
  public String fileEnding(Layout layout) {
    return "json";
  }

  @Override
  public EventBody open(Layout layout, WriteOptions options, OutputStream out) throws IOException {
    return new StixBundle(out);
  }

  @Override
  public Optional<PayloadReader> reader() {
    return Optional.of(new StixReader(observables));
  }

  /** Its objects, where it came as a bundle: no bundle holds another. */
  @Override
  public Conversion passOn(ObjectNode payload) {
    if (!payload.path("type").asText().equals("bundle")) {
      return new Conversion.Written(List.of(Json.bytes(payload)));
    }
    List<byte[]> objects =
        payload.path("objects").valueStream().filter(JsonNode::isObject).map(Json::bytes).toList();
    return objects.isEmpty()
        ? new Conversion.CannotBeWritten("The bundle has no objects")
        : new Conversion.Written(objects);
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Envelope envelope = event.envelope();
    Payload payload = envelope.payload();
    StixObservables.Found found = observables.of(payload);
    if (found.objects().isEmpty()) {
      return new Conversion.CannotBeWritten(
          "STIX needs something to look for: a source.ip, source.network, source.fqdn, source.url,"
              + " a mail address in source.account, or a hash of malware.");
    }
    List<ObjectNode> objects = new ArrayList<>();
    ObjectNode identity = StixObjects.identity(options.hub());
    objects.add(identity);
    Optional<ObjectNode> mark = Marking.of(envelope).tlp().map(StixObjects::mark);
    mark.ifPresent(objects::add);
    objects.addAll(found.objects());
    objects.add(indicator(event, found, identity, mark));
    return new Conversion.Written(objects.stream().map(Json::bytes).toList());
  }

  private ObjectNode indicator(
      ReceivedEvent event,
      StixObservables.Found found,
      ObjectNode identity,
      Optional<ObjectNode> mark) {
    Payload payload = event.envelope().payload();
    String type = payload.text("classification.type").orElse("undetermined");
    Instant from = Times.ofEvent(payload, event.receivedAt());
    ObjectNode indicator = StixObjects.object("indicator", StableIds.of(event.envelope().id()));
    indicator.put("created_by_ref", identity.path("id").asText());
    indicator.put("created", Times.milliseconds(event.receivedAt()));
    indicator.put("modified", Times.milliseconds(event.receivedAt()));
    String name = type + ": " + found.name();
    indicator.put("name", name);
    indicator.put(
        "description",
        payload.text("event_description.text").filter(text -> !text.isBlank()).orElse(name));
    indicator.putArray("indicator_types").add(indicatorTypes.getOrDefault(type, "unknown"));
    indicator.put("pattern", found.pattern());
    indicator.put("pattern_type", "stix");
    indicator.put("pattern_version", "2.1");
    indicator.put("valid_from", Times.milliseconds(from));
    indicator.putArray("labels").add(type);
    payload
        .field("feed.accuracy")
        .filter(value -> value.isNumber())
        .map(value -> value.intValue())
        .filter(value -> value >= 0 && value <= MOST_CONFIDENCE)
        .ifPresent(value -> indicator.put("confidence", value));
    payload
        .text(StixReader.URL)
        .ifPresent(url -> refer(indicator, StixReader.SOURCE + StixReader.URL, url));
    payload
        .text(StixReader.IDENTIFIER)
        .ifPresent(text -> refer(indicator, StixReader.SOURCE + StixReader.IDENTIFIER, text));
    mark.ifPresent(one -> indicator.putArray("object_marking_refs").add(one.path("id").asText()));
    return indicator;
  }

  /** A reference by an id: one by a URL is to have a hash of what is there. */
  private static void refer(ObjectNode indicator, String source, String id) {
    if (!id.isEmpty()) {
      boolean isFlaw = CVE.matcher(id).matches();
      ObjectNode reference = indicator.withArray("external_references").addObject();
      reference.put("source_name", isFlaw ? StixReader.CVE_SOURCE : source);
      reference.put("external_id", isFlaw ? id.toUpperCase(Locale.ROOT) : id);
    }
  }
}

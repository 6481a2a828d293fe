package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Payload;
import io.signalbox.formats.Rows.Row;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report of X-ARF (XARF) version 4. The hub is its reporter and its sender. Not every event has a
 * type in X-ARF, or what the type needs.
 */
final class XArfFormat implements JsonEventFormat {
  private static final String VERSION = "4.2.0";
  private static final int DESCRIPTION_CHARACTERS = 1_000;
  private static final int EVIDENCE_BYTES = 5_242_880;
  private static final String SMTP = "smtp";
  private static final Pattern CVE = Pattern.compile("(?i)CVE-\\d{4}-\\d{4,}");

  /** What a type needs: the first of some fields that a rule takes. */
  private record Need(String key, List<String> fields, ValueRule rule) {
    static Need of(Row row) {
      return new Need(row.text(1), List.of(row.text(2).split(" ")), ValueRule.named(row.text(3)));
    }

    Optional<JsonNode> of(Payload payload) {
      return fields.stream()
          .flatMap(field -> payload.field(field).stream())
          .flatMap(value -> rule.written(value).stream())
          .findFirst();
    }
  }

  /**
   * A type of report.
   *
   * @param overSmtp what it needs besides where its protocol is SMTP
   */
  private record Type(String category, String name, List<Need> needs, List<Need> overSmtp) {
    static Type of(Row row, List<Row> needs) {
      return new Type(
          row.text(1),
          row.text(2),
          named(row.text(3), needs),
          row.optional(4).map(names -> named(names, needs)).orElse(List.of()));
    }

    private static List<Need> named(String names, List<Row> needs) {
      List<String> wanted = List.of(names.split(","));
      return needs.stream().filter(need -> wanted.contains(need.text(0))).map(Need::of).toList();
    }

    boolean isVulnerability() {
      return category.equals("vulnerability");
    }
  }

  private final MappingTable fields = MappingTable.of("x-arf-fields.tsv");
  private final Map<String, Type> types = types();

  private static Map<String, Type> types() {
    List<Row> needs = Rows.of("x-arf-needs.tsv");
    return Rows.of("x-arf-types.tsv").stream()
        .collect(Collectors.toUnmodifiableMap(row -> row.text(0), row -> Type.of(row, needs)));
  }

  @Override
  public String name() {
    return "x-arf";
  }

  @Override
  public Optional<EventFormat> otherwise(WriteOptions options) {
    return XArf.otherwise(options);
  }

  @Override
  public Conversion write(ReceivedEvent event, WriteOptions options) {
    Payload payload = event.envelope().payload();
    Optional<Type> type =
        payload.text("classification.type").flatMap(name -> Optional.ofNullable(types.get(name)));
    if (type.isEmpty()) {
      return new Conversion.CannotBeWritten("X-ARF has no type for this classification.type.");
    }
    Optional<String> identifier = XArf.host(payload);
    if (identifier.isEmpty()) {
      return new Conversion.CannotBeWritten("X-ARF needs a source.ip, source.fqdn or source.url.");
    }
    ObjectNode report = report(event, options.hub(), identifier.get());
    report.put("category", type.get().category());
    report.put("type", type.get().name());
    Optional<Conversion> missing = putNeeds(type.get(), type.get().needs(), payload, report);
    if (missing.isEmpty() && report.path("protocol").asText().equals(SMTP)) {
      missing = putNeeds(type.get(), type.get().overSmtp(), payload, report);
    }
    if (missing.isPresent()) {
      return missing.get();
    }
    fields.write(payload, report);
    if (type.get().isVulnerability() && report.has("source_port")) {
      cve(payload).ifPresent(id -> putCve(report, id));
    }
    evidence(payload, report);
    return new Conversion.Written(List.of(Json.bytes(report)));
  }

  private static Optional<Conversion> putNeeds(
      Type type, List<Need> needs, Payload payload, ObjectNode report) {
    for (Need need : needs) {
      Optional<JsonNode> value = need.of(payload);
      if (value.isEmpty()) {
        return Optional.of(
            new Conversion.CannotBeWritten(
                "X-ARF's %s/%s needs %s, of %s."
                    .formatted(
                        type.category(),
                        type.name(),
                        need.key(),
                        String.join(" or ", need.fields()))));
      }
      report.set(need.key(), value.get());
    }
    return Optional.empty();
  }

  /** A service with a known flaw is a type of its own, which needs the port. */
  private static void putCve(ObjectNode report, String id) {
    report.put("type", "cve");
    report.set("service_port", report.path("source_port"));
    report.put("cve_id", id.toUpperCase(Locale.ROOT));
  }

  private static ObjectNode report(ReceivedEvent event, HubIdentity hub, String identifier) {
    Payload payload = event.envelope().payload();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("xarf_version", VERSION);
    report.put("report_id", StableIds.of(event.envelope().id()).toString());
    report.put("timestamp", Times.utc(Times.ofEvent(payload, event.receivedAt())));
    for (String role : List.of("reporter", "sender")) {
      ObjectNode contact = report.putObject(role);
      contact.put("org", hub.organisation());
      contact.put("contact", hub.contact());
      contact.put("domain", hub.domain());
    }
    report.put("source_identifier", identifier);
    payload
        .text("event_description.text")
        .ifPresent(text -> report.put("description", beginning(text)));
    Marking.of(event.envelope())
        .tlp()
        .ifPresent(mark -> report.putArray("tags").add(MispObjects.tag(mark)));
    return report;
  }

  private static Optional<String> cve(Payload payload) {
    return Stream.of("product.vulnerabilities", "classification.identifier", "extra.cve")
        .flatMap(field -> payload.text(field).stream())
        .map(CVE::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  private static void evidence(Payload payload, ObjectNode report) {
    Optional<String> raw =
        payload
            .text("raw")
            .filter(Shapes::isBase64)
            .filter(text -> Base64.getDecoder().decode(text).length <= EVIDENCE_BYTES);
    raw.ifPresent(
        text -> {
          ObjectNode item = report.putArray("evidence").addObject();
          item.put("content_type", "application/octet-stream");
          item.put("description", "What the hub's source sent");
          item.put("payload", text);
        });
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= DESCRIPTION_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, DESCRIPTION_CHARACTERS));
  }
}

package io.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.Layout;
import io.signalbox.formats.PayloadReader;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that go into a format and back: which fields are lost, and that no other is. */
class RoundTripTest {
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("cert-at", "CERT", "hub@cert.example"));

  private static final int EVENTS = 300;

  /**
   * A format, and what it loses.
   *
   * @param lost fields that do not come back of some event
   * @param changed fields that come back with another value in some event
   * @param added fields that come back in some event that had none
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "idea | extra.count extra.os_name extra.tags extra.tags.b.c feed.name "
            + "feed.provider product.vulnerabilities severity source.as_name "
            + "source.geolocation.cc source.geolocation.latitude | classification.type | "
            + "time.observation",
        "stix | comment destination.fqdn destination.ip destination.port extra.count "
            + "extra.os_name extra.tags extra.tags.b.c feed.name feed.provider malware.name "
            + "product.vulnerabilities protocol.application protocol.transport raw severity "
            + "source.account source.as_name source.asn source.geolocation.cc "
            + "source.geolocation.latitude source.port source.reverse_dns time.observation | "
            + "time.source | extra.stix_id time.source",
        "n6 | classification.identifier comment destination.fqdn destination.ip "
            + "event_description.text event_description.url extra.count extra.os_name "
            + "extra.tags extra.tags.b.c product.vulnerabilities protocol.application raw "
            + "severity source.account source.as_name source.asn source.geolocation.cc "
            + "source.geolocation.latitude source.ip source.network source.reverse_dns "
            + "time.observation | classification.identifier classification.type feed.accuracy "
            + "feed.name feed.provider time.source tlp | classification.identifier "
            + "extra.feed_id feed.accuracy feed.name feed.provider time.source tlp",
        "misp | '' | '' | ''",
      })
  void losesNothingElse(String name, String lost, String changed, String added) throws IOException {
    EventFormat format = EventFormats.named(name).orElseThrow();
    Set<String> missing = new TreeSet<>();
    Set<String> other = new TreeSet<>();
    Set<String> more = new TreeSet<>();
    int written = 0;
    for (ObjectNode event : GeneratedEvents.plainEvents(EVENTS, 7)) {
      Envelope envelope = Envelope.ofEvent(event);
      var received = new ReceivedEvent(envelope, Instant.parse("2026-11-28T12:00:00Z"));
      if (EventFormats.write(format, received, OPTIONS) instanceof Conversion.Written one) {
        ObjectNode back = back(format, one);
        Map<String, JsonNode> before = fields(envelope.payload().flat());
        Map<String, JsonNode> after = fields(back);
        before.forEach(
            (field, value) -> {
              JsonNode found = after.get(field);
              if (found == null) {
                missing.add(field);
              } else if (!isSame(found, value)) {
                other.add(field);
              }
            });
        after.keySet().stream().filter(field -> !before.containsKey(field)).forEach(more::add);
        written++;
      }
    }
    assertThat(written).isGreaterThan(EVENTS / 2);
    assertThat(List.of(String.join(" ", missing), String.join(" ", other), String.join(" ", more)))
        .as("fields lost, changed, added")
        .containsExactly(lost, changed, added);
  }

  private static ObjectNode back(EventFormat format, Conversion.Written written)
      throws IOException {
    Layout layout = format.layouts().contains(Layout.ONE) ? Layout.ONE : Layout.WHOLE;
    var out = new ByteArrayOutputStream();
    try (EventBody body = format.open(layout, OPTIONS, out)) {
      body.add(written);
    }
    ObjectNode document =
        (ObjectNode) Json.read(out.toString(StandardCharsets.UTF_8)).orElseThrow();
    return switch (format.reader().orElseThrow().read(document)) {
      case PayloadReader.Decoded.Events(List<ObjectNode> events) -> {
        assertThat(events).hasSize(1);
        yield events.getFirst();
      }
      case PayloadReader.Decoded.Undecodable(String reason) -> throw new AssertionError(reason);
    };
  }

  private static Map<String, JsonNode> fields(ObjectNode event) {
    Map<String, JsonNode> fields = new TreeMap<>();
    event.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    boolean areNumbers = one.isNumber() && other.isNumber();
    return areNumbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
  }
}

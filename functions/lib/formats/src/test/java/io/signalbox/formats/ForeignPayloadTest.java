package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads that came in a format of others, for readers of that format and of IntelMQ's. */
class ForeignPayloadTest {
  private static final WriteOptions BARE =
      WriteOptions.of(new HubIdentity("hub", "Hub", "hub@hub.example")).withForm(Form.BARE);
  private static final Instant RECEIVED_AT = Instant.parse("2026-11-28T12:00:00Z");

  private static final String IDEA =
      """
      {"Format":"IDEA0","ID":"e214d2d9-359b-443d-993d-3cc5637107a0","DetectTime":"2016-06-21 13:08:27Z",
       "Category":["Attempt.Login"],"ConnCount":2,
       "Source":[{"IP4":["192.0.2.39"],"Port":[5000],"Proto":["tcp","ssh"]},{"IP4":["192.0.2.40"]}],
       "Target":[{"IP4":["198.51.100.0/25"],"Port":[22]}],"Note":"SSH login attempt"}
      """;

  private static final String N6 =
      """
      {"id":"0cc175b9c0f1b6a831c399e269772661","source":"provider.channel","restriction":"need-to-know",
       "confidence":"low","category":"bots","type":"event","name":"Virut","time":"2026-11-22T04:27:03Z",
       "address":[{"ip":"192.0.2.3","cc":"PL","asn":64496},{"ip":"192.0.2.4"}],"proto":"tcp"}
      """;

  private static final String STIX =
      """
      {"type":"bundle","id":"bundle--1","objects":[
       {"type":"identity","name":"x"},
       {"type":"indicator","id":"indicator--1","pattern_type":"stix","indicator_types":["malicious-activity"],
        "pattern":"[ipv4-addr:value = '192.0.2.3'] OR [domain-name:value = 'c2.example' AND url:value = 'http://c2.example/it\\\\'s']",
        "valid_from":"2026-11-22T04:27:03.000Z","description":"C2",
        "object_marking_refs":["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"]}]}
      """;

  private static final String MISP =
      """
      {"Event":{"uuid":"2a7d3a1d-351d-5bec-a844-77e9a8485508","info":"Botnet",
       "Tag":[{"name":"tlp:green"},{"name":"ecsirt:malicious-code=\\"c2server\\""}],
       "Attribute":[{"type":"ip-dst","category":"Network activity","value":"192.0.2.3","comment":"",
         "timestamp":"1637555223","uuid":"5b1c2f6e-0f52-4c3b-8d0a-9a9c3e1d7f20"},
        {"type":"comment","category":"Other","value":"x"}],
       "Object":[{"Attribute":[{"type":"domain","category":"Network activity","value":"c2.example"}]}]}}
      """;

  @Test
  void ideaIsOneEventOfItsFirstSource() {
    assertThat(decoded("idea", IDEA))
        .containsExactly(
            "{\"classification.type\":\"brute-force\",\"time.observation\":\"2016-06-21T13:08:27+00:00\",\"comment\":\"SSH"
                + " login attempt\",\"source.ip\":\"192.0.2.39\",\"source.port\":5000,"
                + "\"protocol.transport\":\"tcp\",\"protocol.application\":\"ssh\","
                + "\"destination.network\":\"198.51.100.0/25\",\"destination.port\":22}");
  }

  @Test
  void n6IsAnEventAnAddress() {
    List<String> events = decoded("n6", N6);

    assertThat(events).hasSize(2);
    assertThat(events.getFirst())
        .isEqualTo(
            "{\"protocol.transport\":\"tcp\",\"malware.name\":\"virut\","
                + "\"time.source\":\"2026-11-22T04:27:03+00:00\","
                + "\"classification.type\":\"infected-system\",\"feed.provider\":\"provider\","
                + "\"feed.name\":\"channel\",\"feed.accuracy\":33,\"tlp\":\"AMBER\","
                + "\"extra.feed_id\":\"0cc175b9c0f1b6a831c399e269772661\",\"source.ip\":\"192.0.2.3\","
                + "\"source.asn\":64496,\"source.geolocation.cc\":\"PL\"}");
    assertThat(events.get(1)).contains("192.0.2.4").doesNotContain("64496");
  }

  @Test
  void stixIsAnEventAnAlternative() {
    List<String> events = decoded("stix", STIX);

    assertThat(events).hasSize(2);
    assertThat(events.getFirst())
        .isEqualTo(
            "{\"classification.type\":\"blacklist\",\"time.source\":\"2026-11-22T04:27:03+00:00\","
                + "\"event_description.text\":\"C2\",\"tlp\":\"AMBER\","
                + "\"extra.stix_id\":\"indicator--1\",\"source.ip\":\"192.0.2.3\"}");
    assertThat(events.get(1))
        .contains("\"source.fqdn\":\"c2.example\",\"source.url\":\"http://c2.example/it's\"");
  }

  @Test
  void mispOfOthersIsAnEventAnAttribute() {
    List<String> events = decoded("misp", MISP);

    assertThat(events).hasSize(2);
    assertThat(events.getFirst())
        .isEqualTo(
            "{\"classification.type\":\"c2-server\",\"tlp\":\"GREEN\","
                + "\"event_description.text\":\"Botnet\","
                + "\"misp.event_uuid\":\"2a7d3a1d-351d-5bec-a844-77e9a8485508\","
                + "\"source.ip\":\"192.0.2.3\","
                + "\"misp.attribute_uuid\":\"5b1c2f6e-0f52-4c3b-8d0a-9a9c3e1d7f20\","
                + "\"time.source\":\"2021-11-22T04:27:03+00:00\"}");
    assertThat(events.get(1)).contains("\"source.fqdn\":\"c2.example\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"idea", "n6", "stix", "misp"})
  void whatNobodyCanReadIsSaid(String format) {
    assertThat(reader(format).read(Events.object("{\"a\":1}")))
        .isInstanceOf(PayloadReader.Decoded.Undecodable.class);
    assertThat(write(EventFormats.named("json").orElseThrow(), Events.foreign(format, "{\"a\":1}")))
        .isInstanceOf(Conversion.CannotBeWritten.class);
  }

  @Test
  void aReaderOfTheFormatGetsThePayloadAsItCame() {
    Conversion written =
        write(EventFormats.named("idea").orElseThrow(), Events.foreign("idea", IDEA));

    assertThat(written).isInstanceOf(Conversion.Written.class);
    assertThat(text(((Conversion.Written) written).parts().getFirst()))
        .isEqualTo(Events.object(IDEA).toString());
  }

  @Test
  void whatIsNoEventIsNotWrittenAsOne() {
    Envelope event = Events.foreign("stix", STIX);
    Envelope deletion =
        new Envelope(
            event.id(),
            event.parent(),
            event.path(),
            new Protocol(Protocol.CURRENT, "stix", "deletion"),
            event.meta(),
            Payload.of(Events.object("{\"id\":\"indicator--1\"}")));

    assertThat(write(EventFormats.named("stix").orElseThrow(), deletion))
        .isInstanceOf(Conversion.CannotBeWritten.class);
  }

  @Test
  void aReaderOfAnotherFormatGetsTheEvents() {
    Conversion written = write(EventFormats.named("json").orElseThrow(), Events.foreign("n6", N6));

    assertThat(written).isInstanceOf(Conversion.Written.class);
    List<byte[]> parts = ((Conversion.Written) written).parts();
    assertThat(parts).hasSize(2);
    assertThat(text(parts.getFirst())).contains("\"extra.signalbox_id\":\"" + Events.ID + "\"");
    assertThat(text(parts.get(1))).contains("\"extra.signalbox_parent\":\"" + Events.ID + "\"");
  }

  @Test
  void aBundleStaysABundle() {
    Conversion written = write(EventFormats.named("stix").orElseThrow(), Events.foreign("n6", N6));

    assertThat(written).isInstanceOf(Conversion.Written.class);
    assertThat(((Conversion.Written) written).parts())
        .extracting(part -> Events.object(text(part)).path("type").asText())
        .contains("indicator", "ipv4-addr", "identity", "marking-definition");
  }

  @Test
  void aBundleHoldsTheObjectsOfOneThatCame() {
    Conversion written =
        write(EventFormats.named("stix").orElseThrow(), Events.foreign("stix", STIX));

    assertThat(written).isInstanceOf(Conversion.Written.class);
    assertThat(((Conversion.Written) written).parts())
        .extracting(part -> Events.object(text(part)).path("type").asText())
        .containsExactly("identity", "indicator");
    assertThat(
            write(
                EventFormats.named("stix").orElseThrow(),
                Events.foreign("stix", "{\"type\":\"bundle\",\"id\":\"bundle--1\"}")))
        .isInstanceOf(Conversion.CannotBeWritten.class);
  }

  private static List<String> decoded(String format, String payload) {
    return switch (reader(format).read(Events.object(payload))) {
      case PayloadReader.Decoded.Events(var events) -> events.stream().map(Json::text).toList();
      case PayloadReader.Decoded.Undecodable(String reason) -> throw new AssertionError(reason);
    };
  }

  private static PayloadReader reader(String format) {
    return EventFormats.named(format).flatMap(EventFormat::reader).orElseThrow();
  }

  private static Conversion write(EventFormat format, Envelope envelope) {
    return EventFormats.write(format, new ReceivedEvent(envelope, RECEIVED_AT), BARE);
  }

  private static String text(byte[] part) {
    return new String(part, StandardCharsets.UTF_8);
  }
}

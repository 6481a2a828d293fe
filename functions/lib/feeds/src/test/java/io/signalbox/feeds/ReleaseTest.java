package io.signalbox.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.FieldSelection;
import io.signalbox.envelope.Json;
import io.signalbox.envelope.MarkingPolicy;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.settings.NetworkSet;
import io.signalbox.settings.ReleaseLimits;
import io.signalbox.settings.ReleasePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receiver gets, whatever the way out. */
class ReleaseTest {
  private static final NetworkSet NETWORKS =
      new NetworkSet(List.of("192.0.2.0/24", "2001:db8::/32"));
  private static final String IDEA =
      "{'Format':'IDEA0','ID':'x','DetectTime':'2026-11-22T04:27:03Z',"
          + "'Category':['Recon.Scanning'],'Source':[{'IP4':['%s'],'Port':[22]}]}";

  @Test
  void whatAnEventAskedOfTheHubAndContactsStay() {
    Envelope envelope =
        envelope(
            Protocol.INTELMQ_EVENT,
            "{'signalbox:deliver':{'destination':'soc'},'tags':['a']}",
            "{'source.ip':'192.0.2.1','extra.certbund':{'source_contacts':[1]}}");

    Envelope given = given(envelope, policy(List.of(), FieldSelection.DEFAULT));

    assertThat(given.meta().members()).isEqualTo(json("{'tags':['a']}"));
    assertThat(given.payload().json())
        .isEqualTo(json("{'source.ip':'192.0.2.1','extra.certbund':{}}"));
    assertThat(given.id()).isEqualTo(envelope.id());
    assertThat(given.bodyHash()).as("no conflict at another hub").isEqualTo(envelope.bodyHash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'source.ip':'192.0.2.1'} | ''",
        "{'source':{'ip':'2001:DB8::1'}} | ''",
        "{'source.ip':'198.51.100.1'} | source.ip is outside the destination's networks",
        "{'source.ip':'198.51.100.1','source.network':'192.0.2.0/25'}"
            + " | source.ip is outside the destination's networks",
        "{'source.network':'192.0.2.0/25'} | ''",
        "{'source.network':'192.0.0.0/16'} | source.network is outside the destination's networks",
        "{'source.ip':'host'} | source.ip is outside the destination's networks",
        "{'source.fqdn':'a.example','destination.ip':'192.0.2.1'}"
            + " | without source.ip and source.network it is of no network",
      })
  void eventsOfTheNetworksAreGivenAlone(String event, String reason) {
    assertThat(reason(event(event), policy(List.of(NETWORKS), FieldSelection.DEFAULT)))
        .isEqualTo(reason);
  }

  @Test
  void eachOfSeveralSetsCounts() {
    NetworkSet narrower = new NetworkSet(List.of("192.0.2.128/25"));
    ReleasePolicy both = policy(List.of(NETWORKS, narrower), FieldSelection.DEFAULT);

    assertThat(reason(event("{'source.ip':'192.0.2.200'}"), both)).isEmpty();
    assertThat(reason(event("{'source.ip':'192.0.2.1'}"), both)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1,''", "198.51.100.1,source.ip is outside the destination's networks"})
  void aPayloadInAnotherFormatIsReadForItsAddresses(String ip, String reason) {
    Envelope idea = envelope(new Protocol(1, "idea", "event"), "{}", IDEA.formatted(ip));

    assertThat(reason(idea, policy(List.of(NETWORKS), FieldSelection.DEFAULT))).isEqualTo(reason);
  }

  @Test
  void aPayloadInAnotherFormatGoesUnchangedUnlessFieldsAreChosen() {
    Envelope idea = envelope(new Protocol(1, "idea", "event"), "{}", IDEA.formatted("192.0.2.1"));
    FieldSelection noPort = new FieldSelection(Set.of(), Set.of("source.port"), Map.of(), false);

    assertThat(given(idea, policy(List.of(), FieldSelection.DEFAULT))).isEqualTo(idea);
    Envelope chosen = given(idea, policy(List.of(), noPort));
    assertThat(chosen.protocol()).isEqualTo(Protocol.INTELMQ_EVENT);
    assertThat(chosen.payload().text("source.ip")).contains("192.0.2.1");
    assertThat(chosen.payload().field("source.port")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stix | {'type':'bundle','objects':[]} | its fields cannot be told apart",
        "other | {'a':1} | its fields cannot be told apart",
        "n6 | {'id':'0123456789abcdef0123456789abcdef','source':'a.b','category':'bots',"
            + "'time':'2026-11-22T04:27:03Z','type':'event',"
            + "'address':[{'ip':'192.0.2.1'},{'ip':'192.0.2.2'}]}"
            + " | of the 2 events in it no fields can be chosen",
      })
  void whatCannotBeReadIsWithheldWhereFieldsAreChosen(
      String format, String payload, String reason) {
    Envelope foreign = envelope(new Protocol(1, format, "event"), "{}", payload);
    FieldSelection noRaw = new FieldSelection(Set.of(), Set.of("raw"), Map.of(), false);

    assertThat(reason(foreign, policy(List.of(), noRaw))).startsWith(reason);
    assertThat(reason(foreign, policy(List.of(), FieldSelection.DEFAULT))).isEmpty();
  }

  /** An envelope without payload would change tags. */
  @Test
  void anEventOfWhichNothingIsLeftIsWithheld() {
    FieldSelection asn = new FieldSelection(Set.of("source.asn"), Set.of(), Map.of(), false);

    assertThat(reason(event("{'raw':'Zm9v'}"), policy(List.of(), asn)))
        .isEqualTo("it has none of the fields that the destination gets");
    assertThat(given(event("{}"), policy(List.of(), asn)).isTagUpdate()).isTrue();
  }

  @Test
  void anEnvelopeOfANewerProtocolIsNotCut() {
    Envelope newer =
        envelope(new Protocol(2, "intelmq", "event"), "{}", "{'raw':'a','source.asn':1}");
    FieldSelection noRaw = new FieldSelection(Set.of(), Set.of("raw"), Map.of(), false);

    assertThat(reason(newer, policy(List.of(), noRaw)))
        .isEqualTo("an envelope of a newer protocol goes as it came, or not at all");
  }

  private static ReleasePolicy policy(List<NetworkSet> networks, FieldSelection fields) {
    return new ReleasePolicy(new ReleaseLimits(MarkingPolicy.DEFAULT, networks), fields);
  }

  private static String reason(Envelope envelope, ReleasePolicy policy) {
    return switch (Release.of(envelope, policy)) {
      case Release.Given _ -> "";
      case Release.Withheld(String reason) -> reason;
    };
  }

  private static Envelope given(Envelope envelope, ReleasePolicy policy) {
    return switch (Release.of(envelope, policy)) {
      case Release.Given(Envelope given) -> given;
      case Release.Withheld(String reason) -> throw new AssertionError(reason);
    };
  }

  private static Envelope event(String payload) {
    return envelope(Protocol.INTELMQ_EVENT, "{}", payload);
  }

  private static Envelope envelope(Protocol protocol, String meta, String payload) {
    Envelope event = Envelope.ofEvent(json("{'a':1}"));
    return new Envelope(
        event.id(),
        event.parent(),
        Path.EMPTY,
        protocol,
        Meta.of(json(meta)),
        Payload.of(json(payload)));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.read(text.replace('\'', '"')).orElseThrow();
  }
}

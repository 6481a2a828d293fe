package io.signalbox.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Json;
import io.signalbox.pull.Hub.Answer;
import io.signalbox.settings.Token;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A feed of some networks alone, and of some fields. */
class RestrictedFeedTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void eventsOfOtherNetworksAreWithheldAndCounted() {
    settings("'networks': ['192.0.2.0/24', '2001:db8::/32']");
    hub.append(
        "feed",
        List.of(
            event("{'source.ip': '192.0.2.7'}"),
            event("{'source.ip': '198.51.100.7'}"),
            event("{'source.fqdn': 'host.example'}"),
            event("{'source.ip': '2001:db8::7'}")));

    Answer answer = hub.get("feed", "reader", "since=2026-11-01");

    assertThat(answer.body().lines()).hasSize(2);
    assertThat(answer.body()).contains("192.0.2.7", "2001:db8::7").doesNotContain("198.51.100.7");
    assertThat(answer.header("Signalbox-Withheld")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"json", "csv", "idea", "misp", "ecs", "ocsf", "cloudevents", "iep04-draft"})
  void fieldsThatItDoesNotGetAreInNoFormat(String format) {
    settings("'fields': {'drop': ['source.port', 'destination', 'extra']}");
    hub.append(
        "feed",
        List.of(
            event(
                "{'source.ip': '192.0.2.7', 'source.port': 54321,"
                    + " 'destination.ip': '203.0.113.9', 'extra.secret': 'kept back'}")));

    Answer answer = hub.get("feed", "reader", "since=2026-11-01&format=" + format);

    assertThat(answer.body())
        .contains("192.0.2.7")
        .doesNotContain("54321", "203.0.113.9", "kept back");
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void contactsAreThereWhereTheFeedAsksForThem(boolean asked) {
    settings("'fields': {'contacts': " + asked + "}");
    hub.append(
        "feed",
        List.of(
            event(
                "{'source.ip': '192.0.2.7', 'extra.certbund':"
                    + " {'source_contacts': {'matches': ['abuse@isp.example']}}}")));

    assertThat(hub.get("feed", "reader", "since=2026-11-01").body().contains("abuse@isp.example"))
        .isEqualTo(asked);
  }

  @Test
  void fieldsGetOtherNames() {
    settings("'fields': {'keep': ['source.ip'], 'rename': {'source.ip': 'extra.host'}}");
    hub.append("feed", List.of(event("{'source.ip': '192.0.2.7', 'source.port': 54321}")));

    ObjectNode event =
        (ObjectNode) Json.read(hub.get("feed", "reader", "since=2026-11-01").body()).orElseThrow();

    assertThat(event.properties())
        .extracting(field -> field.getKey())
        .containsExactlyInAnyOrder("extra.host", "extra.signalbox_id");
  }

  private static Envelope event(String json) {
    return Envelope.ofEvent((ObjectNode) Json.read(json.replace('\'', '"')).orElseThrow());
  }

  private void settings(String more) {
    hub.settings(
        """
        {'instances': {'reader': {'tokens': [{'name': '1', 'hash': '%s'}], 'grants': {'read': ['*']}}},
         'destinations': {'feed': {'method': 'pull', 'form': 'bare', %s}}, 'routes': {}}
        """
            .formatted(Token.hashOf("reader"), more)
            .replace('\'', '"'));
  }
}

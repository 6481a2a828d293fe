package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.TestHub;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Meta;
import io.signalbox.routing.Match;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsReader;
import io.signalbox.settings.requested.KnownDestinations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestedMatchesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SettingsDocument SETTINGS =
      SettingsReader.read(
          json(
              """
              {'instances': {'asking': {'grants': {'deliver': {
                 'destinations': ['soc', 'feed'],
                 'inline': {'methods': ['http'], 'domains': ['isp.example']}}}}},
               'destinations': {
                 'soc': {'method': 'http', 'uri': 'https://soc.example/'},
                 'feed': {'method': 'pull'}},
               'routes': {'all': {'pattern': {}, 'destinations': ['soc']}}}
              """));

  private final TestHub hub = new TestHub();
  private final RequestedMatches requested = RequestedMatches.of(hub.platform);

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private List<Match> matches(String sender, String request) {
    Envelope event = Envelope.ofEvent(json("{'source.asn': 64496}"));
    Meta meta = Meta.of(json("{'signalbox:deliver': " + request + "}"));
    return requested.of(
        new Envelope(
            event.id(), event.parent(), event.path(), event.protocol(), meta, event.payload()),
        sender,
        SETTINGS);
  }

  @Test
  void an_envelope_goes_where_it_asks_to_go() {
    List<Match> matches =
        matches(
            "asking",
            "{'method': 'http', 'uri': 'https://isp.example/', 'groupBy': ['source.asn']}");

    Match asked = matches.getLast();
    assertThat(asked.group()).isEqualTo(new Group(Map.of("source.asn", "64496")));
    assertThat(KnownDestinations.of(hub.platform, () -> SETTINGS).find(asked.destination().name()))
        .contains(asked.destination());
  }

  @Test
  void it_gets_into_a_feed_once_whoever_leads_it_there() {
    assertThat(matches("asking", "[{'destination': 'soc'}, {'destination': 'soc'}]")).hasSize(1);
  }

  @Test
  void a_feed_that_is_read_on_request_has_no_groups() {
    assertThat(matches("asking", "{'destination': 'feed', 'groupBy': ['source.asn']}"))
        .last()
        .extracting(Match::group)
        .isEqualTo(Group.NONE);
  }

  @Test
  void what_its_sender_may_not_ask_for_is_left_out() {
    assertThat(matches("stranger", "{'destination': 'feed'}")).isEmpty();
  }
}

package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the settings of an instance say that the hub takes of its events. */
class IncomingRulesTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void what_is_above_the_marks_or_matches_not_is_kept_aside_and_counts_as_delivered() {
    String events =
        """
        [{"source.asn": 1, "tlp": "GREEN"}, {"source.asn": 2, "tlp": "AMBER"},
         {"source.asn": 3, "tlp": "GREEN"}, {"source.asn": 2}]
        """;
    Hub.Answered answer = hub.post("peer", events);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.count("accepted")).isOne();
    assertThat(answer.count("rejected")).isEqualTo(3);
    assertThat(answer.count("quarantined")).as("so its hub sends none again").isEqualTo(3);
    assertThat(hub.envelopeStore().quarantined("peer", 10))
        .extracting(one -> one.what().reason())
        .anyMatch(reason -> reason.contains("TLP:AMBER is above the ceiling TLP:GREEN"))
        .contains("the hub takes other events of this instance");
    assertThat(hub.post("cert-at", events).count("accepted")).isEqualTo(3);
  }

  @Test
  void tags_change_where_the_event_was_taken_and_are_no_trouble_elsewhere() {
    String taken = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c31";
    String other = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c32";
    hub.post("peer", envelope(taken, "{\"source.asn\": 1, \"tlp\": \"GREEN\"}"));
    hub.post("peer", envelope(other, "{\"source.asn\": 3, \"tlp\": \"GREEN\"}"));

    assertThat(hub.post("peer", envelope(taken, "{}")).count("updated")).isOne();
    assertThat(hub.post("peer", envelope(other, "{}")).count("quarantined")).isOne();
  }

  private static String envelope(String id, String payload) {
    return """
    {"format":"intelmq","version":1,"type":"event","meta":{"uuid":"%s","tags":["%s"]},"payload":%s}
    """
        .formatted(id, payload.equals("{}") ? "seen" : "new", payload);
  }
}

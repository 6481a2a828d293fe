package io.signalbox.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.pull.Hub.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFormatTest {
  private static final String FROM_THE_BEGINNING = "since=2026-11-22T00:00:00Z";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv | text/csv; charset=utf-8; header=present | \"asn\",\"ip\"",
        "json | application/x-ndjson | {\"source.ip\"",
        "idea | application/x-ndjson | {\"Format\":\"IDEA0\"",
        "stix | application/stix+json;version=2.1 | {\"type\":\"bundle\"",
        "n6 | application/x-ndjson | {\"type\":\"event\"",
        "misp | application/x-ndjson | {\"Event\":",
        "cloudevents | application/x-ndjson | {\"specversion\":\"1.0\"",
        "ecs | application/x-ndjson | {\"@timestamp\"",
        "ocsf | application/x-ndjson | {\"category_uid\":2",
        "iep04-draft | application/x-ndjson | {\"meta\":{\"version\":1",
      })
  void aFeedIsGivenInEachFormat(String format, String type, String beginning) {
    hub.append("feed", 1, 2);
    Answer answer = get("format=" + format);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.body()).startsWith(beginning).contains("192.0.2.1");
    assertThat(answer.optionalHeader("Signalbox-Left-Out")).isEmpty();
  }

  @Test
  void whatTheFormatCannotHoldIsLeftOutAndCounted() throws UnreadableBody {
    hub.append("feed", 1, 1);
    hub.append("feed", List.of(envelope("{\"comment\":\"nothing to look for\"}")));
    hub.append("feed", 2, 2);
    Answer answer = get("format=stix");

    assertThat(answer.header("Signalbox-Left-Out")).isEqualTo("1");
    assertThat(answer.body().split("\"type\":\"indicator\"", -1)).hasSize(3);
    assertThat(hub.get("feed", "reader", "format=stix&after=" + answer.cursor()).body())
        .doesNotContain("indicator");
  }

  @Test
  void aForeignPayloadIsDecodedForWhoWantsIntelMqsFields() throws UnreadableBody {
    hub.append(
        "feed",
        List.of(
            envelope(
                "{\"format\":\"idea\",\"meta\":{\"uuid\":\"72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b\"},"
                    + "\"payload\":{\"Format\":\"IDEA0\",\"ID\":\"x\",\"Category\":[\"Attempt.Login\"],"
                    + "\"Source\":[{\"IP4\":[\"192.0.2.39\"]}]}}")));
    hub.append(
        "feed",
        List.of(
            envelope(
                "{\"format\":\"riddle\",\"meta\":{\"uuid\":\"72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3c\"},"
                    + "\"payload\":{\"a\":1}}")));
    Answer bare = get("format=json");

    assertThat(bare.body())
        .isEqualTo(
            "{\"classification.type\":\"brute-force\",\"source.ip\":\"192.0.2.39\","
                + "\"extra.signalbox_id\":\"72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b\"}\n");
    assertThat(bare.header("Signalbox-Left-Out")).isEqualTo("1");
    assertThat(get("format=idea").body()).startsWith("{\"Format\":\"IDEA0\",\"ID\":\"x\"");
    assertThat(get("form=decided").body()).contains("\"payload\":{\"a\":1}");
  }

  @Test
  void anUnknownFormatAndALayoutThatAFormatLacksAreRefused() {
    assertThat(get("format=table").status()).isEqualTo(400);
    assertThat(get("format=csv&as=array").status()).isEqualTo(400);
    assertThat(
            hub.get("feed", "reader", FROM_THE_BEGINNING + "&format=csv", "Accept", "image/png")
                .status())
        .isEqualTo(406);
  }

  private Answer get(String query) {
    return hub.get("feed", "reader", FROM_THE_BEGINNING + "&" + query);
  }

  private static Envelope envelope(String json) throws UnreadableBody {
    return new EnvelopeReader().readOne(json);
  }
}

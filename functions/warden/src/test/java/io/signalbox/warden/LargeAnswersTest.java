package io.signalbox.warden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.feeds.FeedHub;
import io.signalbox.warden.Hub.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer is never larger than API Gateway passes on, whatever the feed has. */
class LargeAnswersTest {
  private static final int LIMIT_BYTES = 4_500_000;

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private static Envelope envelope(int number, String format, String payload) {
    return new Envelope(
        new EnvelopeId.Uuid(new UUID(0x4000, 0x8000_0000_0000_0000L + number)),
        Optional.empty(),
        Path.EMPTY,
        new Protocol(Protocol.CURRENT, format, Protocol.EVENT),
        Meta.of((ObjectNode) FeedHub.parse("{}")),
        Payload.of((ObjectNode) FeedHub.parse(payload)));
  }

  private Answer read(long id) {
    Answer answer = hub.get("getEvents", "secret", "reader", "id", Long.toString(id));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT_BYTES);
    return answer;
  }

  @Test
  void large_events_come_one_after_the_other_and_one_beyond_all_limits_holds_up_none() {
    for (int number = 0; number < 8; number++) {
      int bytes = number == 3 ? LIMIT_BYTES : 1_500_000;
      String event =
          "{\"source.ip\":\"192.0.2.%d\",\"event_description.text\":\"%s\"}"
              .formatted(number, "x".repeat(bytes));
      hub.append(envelope(number, "intelmq", event));
    }
    List<String> addresses = new ArrayList<>();
    long id = 1;
    Answer answer = read(id);
    while (answer.json().path("lastid").asLong() != id) {
      id = answer.json().path("lastid").asLong();
      answer
          .json()
          .path("events")
          .forEach(event -> addresses.add(event.at("/Source/0/IP4/0").asText()));
      answer = read(id);
    }

    assertThat(addresses)
        .containsExactlyElementsOf(
            IntStream.of(0, 1, 2, 4, 5, 6, 7).mapToObj(number -> "192.0.2." + number).toList());
  }

  @Test
  void an_envelope_with_many_events_fills_an_answer_and_no_more() {
    String attributes =
        IntStream.range(0, 12_000)
            .mapToObj(
                n -> "{\"type\":\"ip-src\",\"value\":\"10.0.%d.%d\"}".formatted(n / 250, n % 250))
            .collect(Collectors.joining(","));
    hub.append(
        envelope(
            1,
            "misp",
            "{\"Event\":{\"info\":\"%s\",\"Attribute\":[%s]}}"
                .formatted("a campaign ".repeat(50), attributes)));
    hub.append(envelope(2, "intelmq", "{\"source.ip\":\"192.0.2.1\"}"));

    Answer first = read(1);
    Answer second = read(first.json().path("lastid").asLong());

    assertThat(first.json().path("events")).hasSizeGreaterThan(1_000);
    assertThat(second.json().path("events")).hasSize(1);
  }
}

package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The answer to a batch accounts for each of its items, and the good ones are kept whatever the
 * others are.
 */
public abstract class MixedBatch extends Scenario {
  /** How many items the batch has; a multiple of a hundred, fewer on a slow engine. */
  protected int items() {
    return 1_000;
  }

  @Test
  void a_mixed_batch_is_accounted_for_item_by_item() throws IOException {
    administrator()
        .settings(
            new Settings()
                .instance("cert-at")
                .destination("feed", "{'method': 'pull'}")
                .routeAllTo("feed")
                .json());
    String repeated = UUID.randomUUID().toString();
    StringBuilder lines = new StringBuilder();
    int hundreds = items() / 100;
    int accepted = items() - 2 * hundreds + 1;
    for (int i = 0; i < items(); i++) {
      lines.append(line(i, repeated)).append('\n');
    }

    HubClient.Answer answer =
        as("cert-at")
            .post(
                "/v1/envelopes",
                "application/x-ndjson",
                gzip(lines.toString()),
                "Content-Encoding",
                "gzip");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode counts = answer.json().get("counts");
    // One of every hundred is cut off; one of every hundred has an id that was there, but for the
    // first.
    assertThat(counts.get("rejected").asInt()).isEqualTo(hundreds);
    assertThat(counts.get("duplicate").asInt()).isEqualTo(hundreds - 1);
    assertThat(counts.get("accepted").asInt()).isEqualTo(accepted);
    JsonNode items = answer.json().get("items");
    assertThat(items).hasSize(items());
    for (int i = 0; i < items(); i++) {
      assertThat(items.get(i).get("index").asInt()).isEqualTo(i);
    }
    assertThat(items.get(0).get("reason").asText()).isNotEmpty();

    eventually()
        .untilAsserted(
            () ->
                assertThat(
                        as("cert-at")
                            .get("/v1/feeds/feed?since=2020-01-01T00:00:00Z&limit=2000")
                            .text()
                            .lines())
                    .hasSize(accepted));
  }

  private static String line(int index, String repeated) {
    return switch (index % 100) {
      case 0 -> "{\"source.ip\": \"192.0.2.1\"";
      case 99 -> envelope(repeated, "the same");
      case 50 -> envelope(UUID.randomUUID().toString(), "x".repeat(index == 50 ? 1_000_000 : 10));
      default -> envelope(UUID.randomUUID().toString(), "event " + index);
    };
  }

  private static String envelope(String uuid, String text) {
    return """
    {"format":"intelmq","version":1,"type":"event","meta":{"uuid":"%s"},"payload":{"source.ip":"192.0.2.7","event_description.text":"%s"}}\
    """
        .formatted(uuid, text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}

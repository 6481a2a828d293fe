package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Request;
import io.signalbox.ingest.Hub.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that were too large for a function, and of which it gets the beginning. */
class CutBodyTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void what_is_kept_aside_of_them_counts_for_the_quota() {
    hub.change(
        document ->
            ((ObjectNode) document.at("/instances/stock")).putObject("quota").put("events", 2));

    for (int i = 0; i < 2; i++) {
      Answered kept = post();
      assertThat(kept.status()).isEqualTo(200);
      assertThat(kept.item(0).path("quarantined").asBoolean()).isTrue();
    }
    assertThat(post().status()).isEqualTo(429);
    assertThat(hub.envelopeStore().quarantined("stock", 10)).hasSize(2);
  }

  @Test
  void of_compressed_ones_the_beginning_of_the_text_is_kept() throws IOException {
    byte[] many = "{\"source.ip\":\"192.0.2.8\"}\n".repeat(5_001).getBytes(StandardCharsets.UTF_8);
    byte[] large = ("{\"raw\":\"" + "QUJD".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8);
    Map<String, String> encoded =
        Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");
    byte[] halved = gzip(many);
    halved = Arrays.copyOf(halved, halved.length / 2);

    Map<String, String> cut = new HashMap<>(encoded);
    cut.put(Request.CUT_HEADER, "9000000");
    hub.post("stock", encoded, gzip(many));
    hub.post("stock", cut, halved);
    hub.post("stock", encoded, gzip(large));
    hub.post("stock", Map.of("Content-Type", "application/gzip"), gzip(large));

    List<String> kept =
        hub.envelopeStore().quarantined("stock", 10).stream()
            .map(item -> item.what().text())
            .toList();
    assertThat(kept).hasSize(4);
    assertThat(kept)
        .filteredOn(text -> text.startsWith("{\"source.ip\":\"192.0.2.8\"}\n{"))
        .hasSize(2);
    assertThat(kept)
        .filteredOn(text -> text.startsWith("{\"raw\":\"QUJD") && text.length() == 1_000_000)
        .hasSize(2);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private Answered post() {
    return hub.post(
        "stock",
        Map.of("Content-Type", "application/json", Request.CUT_HEADER, "9000000"),
        "{\"raw\": \"QUJD".getBytes(StandardCharsets.UTF_8));
  }
}

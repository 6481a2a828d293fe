package io.signalbox.fuzz.bomb;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.api.ApiEvent;
import io.signalbox.fuzz.reader.Functions;
import io.signalbox.ingest.IngestHandler;
import io.signalbox.store.embedded.EmbeddedPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No body makes ingest run out of memory, and none costs the request behind it. */
class RequestBombsTest {
  private static final byte[] GOOD =
      "{\"source.ip\":\"192.0.2.3\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final EmbeddedPlatform platform = Functions.platform();
  private final IngestHandler ingest = new IngestHandler(platform);

  @BeforeAll
  static void load() {
    RequestBombsTest first = new RequestBombsTest();
    first.post(GOOD, false);
    first.close();
  }

  @AfterEach
  void close() {
    platform.store().close();
  }

  @ParameterizedTest
  @EnumSource
  void isAnsweredWithinItsCeiling(RequestBombs bomb) throws Throwable {
    byte[] body = bomb.body();

    int status = Ceilings.within(bomb.megabytes(), () -> post(body, bomb.isGzip()));

    assertThat(status).isEqualTo(bomb.status());
    assertThat(post(GOOD, false)).isEqualTo(200);
  }

  private int post(byte[] body, boolean isGzip) {
    ApiEvent event = Functions.withBody(Functions.request("POST", "/v1/envelopes"), body);
    if (isGzip) {
      Map<String, List<String>> headers = new HashMap<>(event.getMultiValueHeaders());
      headers.put("Content-Encoding", List.of("gzip"));
      event.setMultiValueHeaders(headers);
    }
    APIGatewayProxyResponseEvent answer = ingest.handleRequest(event, Functions.context());
    return answer.getStatusCode();
  }
}

package io.signalbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.track.Answer;
import io.signalbox.track.Hub;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DestinationTestEndpointTest {
  private static final String TEST = "/v1/destinations/push/test";

  private final Hub hub = new Hub(ControlHandler::new);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void the_request_waits_for_the_report() {
    AtomicBoolean isAnswered = new AtomicBoolean();
    CompletableFuture<Void> function =
        CompletableFuture.runAsync(
            () -> {
              while (!isAnswered.get()) {
                JobRuns.run(hub);
                Thread.onSpinWait();
              }
            });

    Answer answer = hub.post("admin", TEST, "");
    isAnswered.set(true);
    function.join();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/operation")).isEqualTo("test");
    assertThat(answer.at("/report/result")).isEqualTo("delivered");
    assertThat(answer.at("/report/steps/0/step")).isEqualTo("tls");
    assertThat(answer.at("/report/steps/0/milliseconds")).isEqualTo("12");
    assertThat(answer.at("/report/peer/expires")).isEqualTo("2027-01-01T00:00:00Z");
  }

  @Test
  void a_report_that_takes_longer_is_at_the_job() {
    Map<String, String> key = Map.of("Idempotency-Key", "test-1");
    Answer begun = hub.ask("POST", "admin", TEST, "", key, "wait", "0");
    Answer again = hub.ask("POST", "admin", TEST, "", key, "wait", "0");

    assertThat(begun.status()).isEqualTo(202);
    assertThat(begun.at("/report/result")).isEmpty();
    assertThat(again.at("/job")).isEqualTo(begun.at("/job"));

    JobRuns.run(hub);

    assertThat(hub.get("admin", "/v1/jobs/" + begun.at("/job")).at("/report/answer"))
        .isEqualTo("200");
  }

  @Test
  void what_cannot_be_tested_is_refused() {
    assertThat(hub.post("admin", "/v1/destinations/unknown/test", "").status()).isEqualTo(404);
    assertThat(hub.post("admin", "/v1/destinations/feed/test", "").status()).isEqualTo(409);
    assertThat(hub.post("cert-at", TEST, "").status()).isEqualTo(403);
    assertThat(hub.ask("POST", "admin", TEST, "", "wait", "25").status()).isEqualTo(400);
    assertThat(hub.post("admin", TEST, "{\"to\": \"me\"}").status()).isEqualTo(422);
  }
}

package io.signalbox.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.FakeHub;
import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import io.signalbox.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor sees of a hub. */
class DoctorTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static final Map<String, String> HEALTHY =
      Map.of(
          "/v1/info", "{\"version\": \"0.2.0\"}",
          "/v1/conflicts", "{\"conflicts\": []}",
          "/v1/destinations",
              "{\"destinations\": [{\"destination\": \"soc\", \"status\": \"active\"}]}",
          "/v1/health", "{\"status\": \"up\", \"backlog\": {\"MailQueue\": 0}}",
          "/metrics", "signalbox_disk_free_bytes 5.0E10\n",
          "/v1/settings",
              "{\"instances\": {\"a\": {\"tokens\": [{\"expires\": \"2027-11-28T12:00:00Z\"}]}}}");

  @TempDir private Path folder;

  private Typed.Result examine(Map<String, Reply> odd, Duration ahead) throws IOException {
    try (FakeHub hub = FakeHub.answering(request -> answer(request, odd))) {
      Clock clock = Clock.fixed(clockOfTheServer().plus(ahead), ZoneOffset.UTC);
      return new Typed(folder).clock(clock).at(hub.url(), "token").run("doctor", "-o", "csv");
    }
  }

  /** The JDK's server dates its answers by itself. */
  private static Instant clockOfTheServer() {
    return Instant.now(Clock.systemUTC());
  }

  private static Reply answer(Received request, Map<String, Reply> odd) {
    String path = request.target().replaceFirst("[?].*", "");
    Reply healthy = Reply.of(200, HEALTHY.getOrDefault(path, "{}"));
    return odd.getOrDefault(path, healthy);
  }

  @Test
  void nothing_is_wrong_with_a_healthy_hub() throws IOException {
    Typed.Result result = examine(Map.of(), Duration.ZERO);

    assertThat(result.status()).as(result.all()).isZero();
    assertThat(result.out())
        .contains("\"administer, lookup, post\"")
        .contains("disk,ok,\"50.0 GB are free")
        .contains("health,ok")
        .doesNotContain("fault");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, ok", "PT10S, warning", "PT-10S, warning", "PT5M, fault", "PT-5M, fault"})
  void the_clocks_are_compared(Duration ahead, String result) throws IOException {
    assertThat(examine(Map.of(), ahead).out()).contains("\nclock," + result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/conflicts | 401 | {} | token,fault",
        "/v1/destinations | 403 | {} | lookup",
        "/v1/health | 503 | {\"status\": \"down\"} | health,fault",
        "/v1/health | 404 | {} | health,skipped",
        "/metrics | 200 | signalbox_disk_free_bytes 1000 | disk,fault",
        "/v1/info | 200 | {\"version\": \"9.9\"} | hub,warning"
      })
  void trouble_is_named(String path, int status, String body, String finding) throws IOException {
    assertThat(examine(Map.of(path, Reply.of(status, body)), Duration.ZERO).out())
        .contains(finding);
  }

  @Test
  void destinations_in_trouble_and_tokens_that_end_are_named() throws IOException {
    Typed.Result result =
        examine(
            Map.of(
                "/v1/destinations",
                Reply.of(
                    200,
                    "{\"destinations\": [{\"destination\": \"soc\", \"status\": \"failing\"}]}"),
                "/v1/settings",
                Reply.of(
                    200,
                    "{\"instances\": {\"old\": {\"tokens\": [{\"expires\": \"" + NOW + "\"}]}}}")),
            Duration.ZERO);

    assertThat(result.out()).contains("soc is failing").contains("old (" + NOW + ")");
    assertThat(result.status()).isZero();
  }

  @Test
  void keys_that_end_and_quotas_that_are_nearly_used_are_named() throws IOException {
    String today = clockOfTheServer().toString().substring(0, 10);
    Typed.Result result =
        examine(
            Map.of(
                "/v1/keys",
                Reply.of(200, "{\"uses\": [{\"place\": \"/hub/key\", \"expires\": \"soon\"}]}"),
                "/v1/settings",
                Reply.of(200, "{\"instances\": {\"busy\": {\"quota\": {\"events\": 1000}}}}"),
                "/v1/instances/busy",
                Reply.of(
                    200,
                    "{\"days\": [{\"day\": \"%s\", \"posts\": 3, \"accepted\": 850, \"rejected\": 1}]}"
                        .formatted(today))),
            Duration.ZERO);

    assertThat(result.out()).contains("/hub/key (soon)").contains("busy (851 of 1,000)");
  }

  @Test
  void a_hub_that_is_away_is_a_fault() {
    Typed.Result result = new Typed(folder).at("http://127.0.0.1:1", "token").run("doctor");

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
    assertThat(result.out()).contains("cannot be connected to");
  }
}

package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.signalbox.store.Consistency;
import io.signalbox.store.Environment;
import io.signalbox.store.Key;
import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.Platform;
import io.signalbox.store.telemetry.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  /** Nobody listens at that port: a request that left the process would fail. */
  private static final Environment ENVIRONMENT =
      new Environment(
          Map.of(
              "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
              "ENVELOPES_TABLE", "envelopes",
              "HTTP_QUEUE", "http://127.0.0.1:1/000000000000/http",
              "SECRETS_PREFIX", "/signalbox/test/"));

  @Test
  void the_services_of_a_rehearsal_are_empty_and_answer_within_the_process() throws Exception {
    new Rehearsal(
            ENVIRONMENT,
            platform ->
                () -> {
                  Key key = new Key("a", "b");
                  assertThat(platform.table("ENVELOPES_TABLE").get(key, Consistency.STRONG))
                      .isEmpty();
                  assertThat(platform.queue("HTTP_QUEUE").send(List.of(Message.now("hint"))))
                      .isEmpty();
                  assertThat(platform.secrets().get("any")).contains(Rehearsal.TOKEN);
                })
        .rehearse();
  }

  @Test
  void nothing_is_counted_in_a_rehearsal() throws Exception {
    List<Metrics> metrics = new ArrayList<>();
    new Rehearsal(ENVIRONMENT, platform -> () -> metrics.add(platform.metrics())).rehearse();

    assertThat(metrics).isNotEmpty().containsOnly(Metrics.NONE);
  }

  @Test
  void all_calls_of_a_rehearsal_go_to_one_instance() throws Exception {
    List<Platform> stages = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    new Rehearsal(
            ENVIRONMENT,
            platform -> {
              stages.add(platform);
              return () -> calls.add("a call");
            })
        .rehearse();

    assertThat(stages).hasSize(1);
    assertThat(calls).hasSizeGreaterThan(1);
  }

  @Test
  void a_rehearsal_that_fails_keeps_nobody_from_taking_the_snapshot() {
    Rehearsal failing =
        new Rehearsal(
            ENVIRONMENT,
            platform ->
                () -> {
                  throw new IllegalStateException("as the test says");
                });

    assertThatCode(() -> failing.beforeCheckpoint(Core.getGlobalContext()))
        .doesNotThrowAnyException();
  }
}

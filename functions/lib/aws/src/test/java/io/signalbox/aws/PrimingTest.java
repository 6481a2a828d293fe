package io.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.aws.Priming.Call;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Environment;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PrimingTest {
  /** Nobody listens at that port: a request that left the process would fail. */
  private static final Environment ENVIRONMENT =
      new Environment(
          Map.of(
              "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
              "ENVELOPES_TABLE", "envelopes",
              "SECRETS_PREFIX", "/signalbox/test/"));

  private static final Key KEY = new Key("a", "b");

  /** A function that does this with each message. */
  private record Does(Consumer<String> act) implements RequestHandler<SQSEvent, SQSBatchResponse> {
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      event.getRecords().forEach(message -> act.accept(message.getBody()));
      return new SQSBatchResponse(List.of());
    }
  }

  private static Call<?> call(Consumer<String> act) {
    return new Call<>(new Does(act), PrimingEvents.message("as sent"));
  }

  private static String once(Function<Platform, Call<?>> call) {
    return Priming.once(ENVIRONMENT, call, line -> {});
  }

  @Test
  void a_function_gets_its_event_and_answers_as_by_Lambda() {
    List<String> got = new ArrayList<>();

    assertThat(once(platform -> call(got::add))).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(got).containsExactly("as sent");
  }

  @Test
  void the_services_of_a_priming_answer_within_the_process() {
    once(
        platform ->
            call(
                message -> {
                  assertThat(platform.table("ENVELOPES_TABLE").get(KEY, Consistency.STRONG))
                      .isEmpty();
                  assertThat(platform.secrets().get("any")).contains(Priming.TOKEN);
                }));
  }

  @Test
  void what_is_written_when_the_piece_is_made_is_there_in_each_call() {
    once(
        platform -> {
          Table table = platform.dueTable("ENVELOPES_TABLE");
          for (String sort : List.of("b", "c", "d")) {
            table.insertIfAbsent(
                Draft.of(new Key("a", sort), Body.ofText(sort)).dueAt(Instant.EPOCH));
          }
          return call(
              message -> {
                assertThat(table.get(KEY, Consistency.STRONG)).isPresent();
                assertThat(
                        table.getAll(Set.of(KEY, new Key("a", "z")), Consistency.STRONG).keySet())
                    .containsExactly(KEY);
                assertThat(sorts(table, Range.ascending("a", 10))).containsExactly("b", "c", "d");
                assertThat(sorts(table, Range.descending("a", 10))).containsExactly("d", "c", "b");
                assertThat(sorts(table, Range.ascending("a", 10).from("c").to("d")))
                    .containsExactly("c");
                assertThat(sorts(table, Range.ascending("other", 10))).isEmpty();
                assertThat(platform.dueTable("ENVELOPES_TABLE").due(Instant.now(), 10)).hasSize(3);
              });
        });
  }

  private static List<String> sorts(Table table, Range range) {
    return table.query(range, Consistency.STRONG).stream().map(item -> item.key().sort()).toList();
  }

  @Test
  void what_a_call_writes_is_forgotten() throws Exception {
    new Priming(
            ENVIRONMENT,
            platform ->
                call(
                    message -> {
                      Table table = platform.table("ENVELOPES_TABLE");
                      assertThat(table.get(KEY, Consistency.STRONG)).isEmpty();
                      table.insertIfAbsent(Draft.of(KEY, Body.ofText("written")));
                    }))
        .prime();
  }

  @Test
  void what_is_counted_in_a_priming_goes_nowhere_but_to_who_plays_it() {
    List<String> counted = new ArrayList<>();
    Priming.once(
        ENVIRONMENT,
        platform -> call(message -> platform.metrics().count("Delivered", 1)),
        counted::add);

    assertThat(counted).singleElement().asString().contains("\"Delivered\":1");
  }

  @Test
  void all_calls_of_a_priming_go_to_one_instance() throws Exception {
    List<Platform> stages = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    new Priming(
            ENVIRONMENT,
            platform -> {
              stages.add(platform);
              return call(calls::add);
            })
        .prime();

    assertThat(stages).hasSize(1);
    assertThat(calls).hasSizeGreaterThan(1);
  }

  @Test
  void a_priming_that_fails_keeps_nobody_from_taking_the_snapshot() {
    Priming failing =
        new Priming(
            ENVIRONMENT,
            platform ->
                call(
                    message -> {
                      throw new IllegalStateException("as the test says");
                    }));
    Priming lacking =
        new Priming(
            ENVIRONMENT,
            platform -> {
              throw new NoClassDefFoundError("a class that only Lambda has");
            });

    assertThatCode(() -> failing.beforeCheckpoint(Core.getGlobalContext()))
        .doesNotThrowAnyException();
    assertThatCode(() -> lacking.beforeCheckpoint(Core.getGlobalContext()))
        .doesNotThrowAnyException();
  }
}

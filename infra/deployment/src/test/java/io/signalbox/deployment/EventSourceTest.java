package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever calls a function by itself has partial failures, and a way out for what fails. */
class EventSourceTest {
  private record Source(String function, JsonNode properties) {}

  private static List<Source> sources(String type) {
    List<Source> sources = new ArrayList<>();
    RawTemplate.resources("AWS::Serverless::Function")
        .forEach(
            (name, function) ->
                function
                    .path("Events")
                    .forEach(
                        event -> {
                          if (event.path("Type").asText().equals(type)) {
                            sources.add(new Source(name, event.path("Properties")));
                          }
                        }));
    assertThat(sources).isNotEmpty();
    return sources;
  }

  private static JsonNode queue(String name) {
    return RawTemplate.TEMPLATE.path("Resources").path(name).path("Properties");
  }

  private static String referred(JsonNode attribute) {
    String text = attribute.path("!GetAtt").asText();
    assertThat(text).endsWith(".Arn");
    return text.substring(0, text.length() - ".Arn".length());
  }

  @Test
  void an_event_source_is_of_a_kind_that_is_looked_at_here() {
    RawTemplate.resources("AWS::Serverless::Function")
        .forEach(
            (name, function) ->
                assertThat(function.path("Events"))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(
                        event ->
                            assertThat(event.path("Type").asText())
                                .isIn("Api", "SQS", "DynamoDB", "Schedule")));
  }

  @Test
  void streams_and_queues_take_partial_failures() {
    List<Source> batched = new ArrayList<>(sources("SQS"));
    batched.addAll(sources("DynamoDB"));
    assertThat(batched)
        .allSatisfy(
            source ->
                assertThat(source.properties().path("FunctionResponseTypes"))
                    .extracting(JsonNode::asText)
                    .containsExactly("ReportBatchItemFailures"));
  }

  @Test
  void a_queue_that_is_read_gives_what_fails_to_a_dead_letter_queue_that_is_kept_for_14_days() {
    assertThat(sources("SQS"))
        .allSatisfy(
            source -> {
              JsonNode queue = queue(referred(source.properties().path("Queue")));
              JsonNode dead = queue.path("RedrivePolicy").path("deadLetterTargetArn");
              assertThat(queue(referred(dead)).path("MessageRetentionPeriod").asText())
                  .as(referred(dead))
                  .isEqualTo("1209600");
            });
  }

  @Test
  void a_stream_record_that_kills_the_function_is_isolated_and_given_up_into_a_queue() {
    assertThat(sources("DynamoDB"))
        .allSatisfy(
            source -> {
              JsonNode mapping = source.properties();
              assertThat(mapping.path("BisectBatchOnFunctionError").asText()).isEqualTo("true");
              JsonNode out = mapping.path("DestinationConfig").path("OnFailure");
              assertThat(out.path("Type").asText()).isEqualTo("SQS");
              assertThat(queue(referred(out.path("Destination"))).isObject()).isTrue();
            });
  }

  @Test
  void a_stream_record_that_fails_otherwise_is_set_aside_where_a_redrive_brings_it_back() {
    JsonNode variable =
        RawTemplate.TEMPLATE.at("/Globals/Function/Environment/Variables/UNROUTED_QUEUE/!Ref");
    List<String> redriven =
        sources("SQS").stream()
            .filter(source -> source.function().equals("RerouteFunction"))
            .map(source -> queue(referred(source.properties().path("Queue"))))
            .map(queue -> referred(queue.path("RedrivePolicy").path("deadLetterTargetArn")))
            .toList();
    assertThat(redriven).containsExactly(variable.asText());
  }

  @Test
  void a_scheduled_call_that_failed_is_not_repeated_into_the_next_ones_time_and_missed() {
    assertThat(sources("Schedule"))
        .allSatisfy(
            source -> {
              JsonNode calls = RawTemplate.TEMPLATE.path("Resources").path(source.function());
              JsonNode config = calls.path("Properties").path("EventInvokeConfig");
              assertThat(config.path("MaximumRetryAttempts").asText()).isEqualTo("0");
              assertThat(config.path("MaximumEventAgeInSeconds").asInt()).isLessThanOrEqualTo(60);
              assertThat(Alarms.watching("Invocations", source.function()))
                  .as("an alarm that misses its calls")
                  .isTrue();
            });
  }
}

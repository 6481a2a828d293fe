package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.delivery.drain.LeaseTime;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.QueueSpec;
import io.signalbox.runtime.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Time-outs, visibility, batch sizes and leases fit each other. */
class TimingTest {
  private static final Template TEMPLATE = Template.read(Project.TEMPLATE, Map.of());

  /** The delivery methods' functions. */
  private static final List<String> DELIVERING =
      TEMPLATE.functions().keySet().stream().filter(name -> name.startsWith("Deliver")).toList();

  /** What API Gateway waits for. */
  private static final Duration GATEWAY = Duration.ofSeconds(29);

  private static final Duration STREAM_KEEPS = Duration.ofDays(1);
  private static final Duration QUEUE_KEEPS = Duration.ofDays(14);

  private static FunctionSpec function(String name) {
    return Objects.requireNonNull(TEMPLATE.functions().get(name));
  }

  private static QueueSpec queue(EventSource.Queue source) {
    return Objects.requireNonNull(TEMPLATE.queues().get(source.queue()));
  }

  private static Duration seconds(JsonNode node) {
    assertThat(node.isTextual()).isTrue();
    return Duration.ofSeconds(Long.parseLong(node.asText()));
  }

  @Test
  void a_function_behind_the_api_answers_before_api_gateway_gives_up() {
    assertThat(TEMPLATE.functions().values())
        .filteredOn(function -> !function.eventSources(EventSource.Route.class).isEmpty())
        .hasSizeGreaterThan(3)
        .allSatisfy(function -> assertThat(function.timeout()).isLessThanOrEqualTo(GATEWAY));
  }

  @Test
  void a_delivery_function_has_time_for_the_longest_flight_after_the_wait_for_another_s_start() {
    assertThat(DELIVERING.stream().map(TimingTest::function))
        .allSatisfy(
            function ->
                assertThat(function.timeout())
                    .isGreaterThanOrEqualTo(LeaseTime.MOST.plus(Duration.ofSeconds(30))));
  }

  @Test
  void a_lease_ends_before_its_hint_comes_back() {
    for (String name : DELIVERING) {
      assertThat(function(name).eventSources(EventSource.Queue.class))
          .singleElement()
          .satisfies(
              source ->
                  assertThat(queue(source).visibilityTimeout())
                      .isGreaterThan(function(name).timeout().plus(LeaseTime.MOST)));
    }
  }

  @Test
  void a_message_that_is_given_up_stays_for_days_in_the_dead_letters_which_count_from_its_birth() {
    for (FunctionSpec function : TEMPLATE.functions().values()) {
      for (EventSource.Queue source : function.eventSources(EventSource.Queue.class)) {
        QueueSpec queue = queue(source);
        assertThat(
                queue.visibilityTimeout().multipliedBy(queue.redrive().orElseThrow().maxReceives()))
            .as(source.queue())
            .isLessThan(QUEUE_KEEPS.minusDays(5));
      }
    }
  }

  @Test
  void a_scheduled_function_ends_before_its_next_call() {
    assertThat(function("WakeFunction").eventSources(EventSource.Schedule.class))
        .singleElement()
        .satisfies(
            source -> assertThat(function("WakeFunction").timeout()).isLessThan(source.every()));
  }

  /**
   * A message that was received three times and not worked off no longer counts among the oldest:
   * {@code ApproximateAgeOfOldestMessage} in the Amazon SQS Developer Guide.
   */
  @Test
  void an_alarm_on_the_age_of_a_message_comes_before_its_third_try() {
    RawTemplate.resources("AWS::CloudWatch::Alarm").values().stream()
        .filter(alarm -> alarm.path("MetricName").asText().equals("ApproximateAgeOfOldestMessage"))
        .forEach(
            alarm -> {
              String name = alarm.at("/Dimensions/0/Value/!GetAtt").asText();
              QueueSpec queue =
                  Objects.requireNonNull(TEMPLATE.queues().get(name.replace(".QueueName", "")));
              Duration watched =
                  seconds(alarm.path("Period"))
                      .multipliedBy(alarm.path("EvaluationPeriods").asInt());
              assertThat(seconds(alarm.path("Threshold")).plus(watched))
                  .as(name)
                  .isGreaterThan(queue.visibilityTimeout())
                  .isLessThan(queue.visibilityTimeout().multipliedBy(2));
            });
  }

  @Test
  void a_record_is_given_up_well_before_the_stream_drops_it_and_well_after_the_alarm() {
    Duration age =
        seconds(
            RawTemplate.TEMPLATE.at(
                "/Resources/FanoutFunction/Properties/Events/EnvelopesStream/Properties/MaximumRecordAgeInSeconds"));
    Duration alarm =
        Duration.ofMillis(
            Long.parseLong(
                RawTemplate.TEMPLATE
                    .at("/Resources/FanoutIsBehind/Properties/Threshold")
                    .asText()));
    assertThat(age).isLessThan(STREAM_KEEPS.dividedBy(2)).isGreaterThan(alarm.multipliedBy(3));
  }
}

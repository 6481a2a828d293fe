package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.DeliveryMethods;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AlarmTest {

  /** Queues from which a redrive policy or a failure destination keeps what failed. */
  private static Set<String> deadLetters() {
    Set<String> found = new TreeSet<>();
    RawTemplate.resources("AWS::SQS::Queue")
        .forEach(
            (name, queue) -> {
              if (!queue.has("RedrivePolicy")) {
                found.add(name);
              }
            });
    return found;
  }

  @Test
  void whatever_is_given_up_sets_off_an_alarm() {
    assertThat(deadLetters())
        .hasSizeGreaterThan(2)
        .allSatisfy(
            queue ->
                assertThat(Alarms.watching("ApproximateNumberOfMessagesVisible", queue)).isTrue());
  }

  @Test
  void every_function_that_dies_sets_off_an_alarm() {
    RawTemplate.resources("AWS::Serverless::Function")
        .forEach(
            (name, function) ->
                assertThat(function.path("Events"))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(isWatched(name, event)).isTrue()));
  }

  /** Whether an alarm tells when a function does not work off what an event source has for it. */
  private static boolean isWatched(String function, JsonNode event) {
    return switch (event.path("Type").asText()) {
      case "Api" -> Alarms.watching("5XXError", "AWS::StackName");
      case "DynamoDB" -> Alarms.watching("IteratorAge", function);
      case "Schedule" ->
          Alarms.watching("Errors", function) && Alarms.watching("Invocations", function);
      case "SQS" -> isQueueWatched(event.at("/Properties/Queue/!GetAtt").asText());
      default -> false;
    };
  }

  private static boolean isQueueWatched(String arn) {
    String name = arn.replace(".Arn", "");
    JsonNode queue = RawTemplate.TEMPLATE.path("Resources").path(name).path("Properties");
    String dead = queue.at("/RedrivePolicy/deadLetterTargetArn/!GetAtt").asText();
    boolean isGivenUpWithinHours = queue.at("/RedrivePolicy/maxReceiveCount").asInt() <= 100;
    return Alarms.watching("ApproximateAgeOfOldestMessage", name)
        || (isGivenUpWithinHours
            && Alarms.watching("ApproximateNumberOfMessagesVisible", dead.replace(".Arn", "")));
  }

  @Test
  void a_stream_that_nobody_reads_sets_off_an_alarm() {
    assertThat(Alarms.watching("Accepted", "AWS::StackName")).isTrue();
    assertThat(Alarms.watching("Appended", "AWS::StackName")).isTrue();
  }

  @Test
  void readers_that_are_paused_set_off_an_alarm() {
    assertThat(Alarms.watching("Paused", "AWS::StackName")).isTrue();
  }

  /** The alarms of the delivery methods are told together. */
  private static String withoutMethod(String alarm) {
    return DeliveryMethods.all().stream()
        .map(DeliveryMethod::name)
        .filter(method -> alarm.regionMatches(true, 0, method, 0, method.length()))
        .map(method -> alarm.substring(method.length()))
        .findFirst()
        .orElse(alarm);
  }

  @Test
  void every_alarm_is_told_and_says_what_it_means() {
    assertThat(RawTemplate.resources("AWS::CloudWatch::Alarm"))
        .allSatisfy(
            (name, alarm) -> {
              assertThat(alarm.at("/AlarmActions/0/!Ref").asText()).isEqualTo("AlarmTopic");
              assertThat(alarm.path("AlarmDescription").asText()).isNotBlank();
              assertThat(Project.read("infra/docs/aws.md"))
                  .as("infra/docs/aws.md")
                  .containsAnyOf("`" + name + "`", "`METHOD" + withoutMethod(name) + "`");
            });
  }
}

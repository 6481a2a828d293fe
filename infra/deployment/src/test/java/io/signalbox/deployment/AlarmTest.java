package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
        .hasSizeGreaterThan(4)
        .allSatisfy(
            queue ->
                assertThat(Alarms.watching("ApproximateNumberOfMessagesVisible", queue)).isTrue());
  }

  @Test
  void every_function_that_dies_sets_off_an_alarm() {
    assertThat(RawTemplate.resources("AWS::Serverless::Function"))
        .allSatisfy(
            (name, function) -> {
              String metric = isBehindTheApi(function) ? "5XXError" : "Errors";
              String watched = isBehindTheApi(function) ? "AWS::StackName" : name;
              assertThat(Alarms.watching(metric, watched)).as(name).isTrue();
            });
  }

  private static boolean isBehindTheApi(JsonNode function) {
    return function
        .path("Events")
        .valueStream()
        .allMatch(event -> event.path("Type").asText().equals("Api"));
  }

  @Test
  void a_stream_that_is_behind_and_readers_that_are_paused_set_off_an_alarm() {
    assertThat(Alarms.watching("IteratorAge", "FanoutFunction")).isTrue();
    assertThat(Alarms.watching("Paused", "AWS::StackName")).isTrue();
  }

  @Test
  void every_alarm_is_told_and_says_what_it_means() {
    assertThat(RawTemplate.resources("AWS::CloudWatch::Alarm"))
        .allSatisfy(
            (name, alarm) -> {
              assertThat(alarm.at("/AlarmActions/0/!Ref").asText()).isEqualTo("AlarmTopic");
              assertThat(alarm.path("AlarmDescription").asText()).isNotBlank();
              assertThat(Project.read("README.md")).as("README.md").contains("`" + name + "`");
            });
  }
}

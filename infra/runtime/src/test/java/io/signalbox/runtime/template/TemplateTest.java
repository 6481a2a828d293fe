package io.signalbox.runtime.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What must hold of the hub's own template. */
class TemplateTest {
  private static final Template TEMPLATE = Template.read(Path.of("../../template.yaml"), Map.of());

  @Test
  void theWholeTemplateIsUnderstood() {
    assertThat(TEMPLATE.functions()).isNotEmpty();
    assertThat(TEMPLATE.tables()).isNotEmpty();
    assertThat(TEMPLATE.queues()).isNotEmpty();
  }

  @Test
  void noTwoFunctionsAnswerTheSameRequest() {
    List<EventSource.Route> routes = new ArrayList<>();
    for (FunctionSpec function : TEMPLATE.functions().values()) {
      routes.addAll(function.eventSources(EventSource.Route.class));
    }
    assertThat(routes).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void aMessageStaysInvisibleForSixTimeOutsOfItsFunction() {
    for (FunctionSpec function : TEMPLATE.functions().values()) {
      for (EventSource.Queue source : function.eventSources(EventSource.Queue.class)) {
        assertThat(queue(source.queue()).visibilityTimeout())
            .as(source.queue())
            .isGreaterThanOrEqualTo(function.timeout().multipliedBy(6));
      }
    }
  }

  @Test
  void everyQueueThatIsReadHasDeadLettersThatNobodyReads() {
    List<String> read = new ArrayList<>();
    for (FunctionSpec function : TEMPLATE.functions().values()) {
      function.eventSources(EventSource.Queue.class).forEach(source -> read.add(source.queue()));
    }
    assertThat(read)
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(read).doesNotContain(queue(name).redrive().orElseThrow().deadLetters()));
  }

  @Test
  void aHintIsNotGivenUpAfterAFewTries() {
    assertThat(List.of("MailQueue", "HttpQueue", "AmqpQueue", "XmppQueue", "BackfillQueue"))
        .allSatisfy(
            name ->
                assertThat(queue(name).redrive().orElseThrow().maxReceives())
                    .isGreaterThanOrEqualTo(1000));
  }

  @Test
  void noFunctionMayDoEverythingToAnything() {
    for (FunctionSpec function : TEMPLATE.functions().values()) {
      for (Permissions.Statement statement : function.permissions().statements()) {
        assertThat(statement.actions()).noneMatch(action -> action.contains("*"));
        // Which of its senders SES lets a destination use is known to the settings alone.
        if (!statement.actions().equals(List.of("ses:SendRawEmail"))) {
          assertThat(statement.resources()).noneMatch(resource -> resource.equals("*"));
        }
      }
    }
  }

  @Test
  void aFailedStreamBatchIsTriedForAsLongAsTheStreamHasIt() {
    for (FunctionSpec function : TEMPLATE.functions().values()) {
      assertThat(function.eventSources(EventSource.Stream.class))
          .allSatisfy(
              source -> {
                assertThat(source.retries()).isEmpty();
                assertThat(source.partialFailures()).isTrue();
              });
    }
  }

  private static QueueSpec queue(String name) {
    return Objects.requireNonNull(TEMPLATE.queues().get(name));
  }
}

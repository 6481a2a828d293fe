package io.signalbox.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.aws.AwsPlatforms;
import io.signalbox.aws.FakeAccount;
import io.signalbox.aws.FakeService;
import io.signalbox.aws.FakeService.Answer;
import io.signalbox.aws.Priming;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.store.Environment;
import io.signalbox.store.MessageQueue.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqsQueuesTest {
  private final FakeService aws = new FakeService(request -> Answer.ok("{}"));
  private final FakeAccount account = new FakeAccount(aws);

  @AfterEach
  void close() {
    account.close();
    aws.close();
  }

  @Test
  void queuesAreKnownByTheirVariables() {
    AwsPlatforms.of(Map.of("MAIL_QUEUE", aws.endpoint() + "/1/mail"))
        .queue("MAIL_QUEUE")
        .send(List.of(Message.now("hint")));

    var request = aws.requests().getLast();
    assertThat(request.target()).isEqualTo("AmazonSQS.SendMessageBatch");
    assertThat(request.json().path("QueueUrl").asText()).endsWith("/1/mail");
    assertThat(request.authorization()).contains("Credential=key/", "/eu-west-1/sqs/");
  }

  @Test
  void aQueueOfAPrimingTakesAllWithinTheProcess() {
    Environment environment = new Environment(Map.of("MAIL_QUEUE", aws.endpoint() + "/1/mail"));

    String failed =
        Priming.once(
            environment,
            platform ->
                new Priming.Call<>(
                    (SQSEvent event, Context context) ->
                        platform.queue("MAIL_QUEUE").send(List.of(Message.now("hint"))),
                    PrimingEvents.message("")),
            line -> {});

    assertThat(failed).isEqualTo("[]");
    assertThat(aws.requests()).isEmpty();
  }
}

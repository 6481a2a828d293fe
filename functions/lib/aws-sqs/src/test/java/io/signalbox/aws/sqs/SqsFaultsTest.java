package io.signalbox.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.aws.Attempts;
import io.signalbox.aws.FakeService;
import io.signalbox.aws.FakeService.Answer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.MessageQueue.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What callers are told when SQS is away, or takes a part of a batch. */
class SqsFaultsTest {
  private static final Answer BROKEN =
      new Answer(500, "{\"__type\":\"com.amazonaws.sqs#InternalError\"}");

  private final FakeService service = new FakeService(request -> allButTheFourth(request.json()));
  private final MessageQueue queue =
      new SqsQueue(
          service.endpoint() + "/1/hints",
          service.client(SqsClient.builder()),
          new Attempts(new Random()));

  @AfterEach
  void close() {
    service.close();
  }

  /** IAM knows no permission for a batch: it asks for {@code sqs:SendMessage}. */
  @Test
  void messagesAreSentInBatches() {
    queue.send(List.of(Message.now("hint")));

    assertThat(service.requests())
        .extracting(FakeService.Request::target)
        .containsExactly("AmazonSQS.SendMessageBatch");
  }

  @Test
  void messagesThatABatchLeavesOverAreTold() {
    List<Message> messages =
        IntStream.range(0, 23).mapToObj(n -> Message.now("message " + n)).toList();

    assertThat(queue.send(messages))
        .extracting(Message::body)
        .containsExactly("message 3", "message 13");
  }

  @Test
  void messagesOfABatchThatIsNotAnsweredAreToldAndTheOthersSent() {
    service.failWith(BROKEN, BROKEN, BROKEN, BROKEN);
    List<Message> messages =
        IntStream.range(0, 12).mapToObj(n -> Message.now("message " + n)).toList();

    assertThat(queue.send(messages)).isEqualTo(messages.subList(0, 10));
  }

  private static Answer allButTheFourth(JsonNode request) {
    List<String> taken = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (JsonNode entry : request.path("Entries")) {
      String id = entry.path("Id").asText();
      String sum = md5(entry.path("MessageBody").asText());
      if (id.equals("3")) {
        failed.add("{\"Id\":\"3\",\"Code\":\"InternalError\",\"SenderFault\":false}");
      } else {
        taken.add(
            "{\"Id\":\"%s\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\"}".formatted(id, sum));
      }
    }
    return Answer.ok(
        "{\"Successful\":[%s],\"Failed\":[%s]}"
            .formatted(String.join(",", taken), String.join(",", failed)));
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.signalbox.aws.sqs;

import io.signalbox.aws.Attempts;
import io.signalbox.aws.FakeService;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.MessageQueueContract;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** On ElasticMQ. */
class SqsQueueTest implements MessageQueueContract {
  private static final LocalQueues QUEUES = LocalQueues.start();
  private static final SqsClient CLIENT =
      SqsClient.builder()
          .endpointOverride(QUEUES.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(FakeService.CREDENTIALS)
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  private static final String URL =
      CLIENT.createQueue(one -> one.queueName("hints-" + UUID.randomUUID())).queueUrl();

  @Override
  public MessageQueue queue() {
    return new SqsQueue(URL, CLIENT, new Attempts(new Random()));
  }

  @Override
  public List<String> receive() {
    List<Message> messages =
        CLIENT.receiveMessage(one -> one.queueUrl(URL).maxNumberOfMessages(10)).messages();
    messages.forEach(
        message ->
            CLIENT.deleteMessage(one -> one.queueUrl(URL).receiptHandle(message.receiptHandle())));
    return messages.stream().map(Message::body).toList();
  }

  @AfterAll
  static void stop() {
    QUEUES.close();
  }
}

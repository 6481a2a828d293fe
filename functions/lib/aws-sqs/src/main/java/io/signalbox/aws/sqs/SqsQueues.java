package io.signalbox.aws.sqs;

import io.signalbox.aws.Attempts;
import io.signalbox.aws.ClientFactory;
import io.signalbox.aws.QueueProvider;
import io.signalbox.store.MessageQueue;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues on SQS. An answer is waited for 5 s. */
public final class SqsQueues implements QueueProvider {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  @Override
  public Function<String, MessageQueue> queues(ClientFactory clients, Attempts attempts) {
    SqsClient client = clients.client(SqsClient.builder(), ANSWER);
    return url -> new SqsQueue(url, client, attempts);
  }
}

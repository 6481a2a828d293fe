package io.signalbox.aws.sqs;

import io.signalbox.aws.Attempts;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.StoreException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** A queue on SQS. Messages go by tens; what a batch leaves over is told to the caller. */
final class SqsQueue implements MessageQueue {
  private static final System.Logger LOG = System.getLogger(SqsQueue.class.getName());
  private static final int BATCH = 10;

  /** SQS takes 1 MiB by now; other engines that speak its protocol still take a quarter of it. */
  private static final int BATCH_BYTES = 256 * 1024;

  private final String url;
  private final SqsClient client;
  private final Attempts attempts;

  SqsQueue(String url, SqsClient client, Attempts attempts) {
    this.url = url;
    this.client = client;
    this.attempts = attempts;
  }

  @Override
  public List<Message> send(Collection<Message> messages) {
    List<Message> failed = new ArrayList<>();
    List<Message> batch = new ArrayList<>();
    int bytes = 0;
    for (Message message : messages) {
      int size = message.body().getBytes(StandardCharsets.UTF_8).length;
      if (batch.size() == BATCH || bytes + size > BATCH_BYTES) {
        failed.addAll(sendBatch(batch));
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(message);
      bytes += size;
    }
    failed.addAll(batch.isEmpty() ? List.of() : sendBatch(batch));
    return List.copyOf(failed);
  }

  private List<Message> sendBatch(List<Message> batch) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : batch) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(message.body())
              .delaySeconds(secondsUp(message.delay()))
              .messageGroupId(message.group().isEmpty() ? null : message.group())
              .build());
    }
    try {
      SendMessageBatchResponse response =
          attempts.run(
              "A send",
              () -> client.sendMessageBatch(request -> request.queueUrl(url).entries(entries)));
      response
          .failed()
          .forEach(
              entry -> LOG.log(Level.WARNING, "SQS did not take a message: {0}", entry.code()));
      return response.failed().stream()
          .map(entry -> batch.get(Integer.parseInt(entry.id())))
          .toList();
    } catch (StoreException | SdkException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.log(Level.WARNING, "SQS did not take a batch: {0}", cause.getMessage());
      return batch;
    }
  }

  private static int secondsUp(Duration delay) {
    return Math.toIntExact(delay.plusNanos(999_999_999).toSeconds());
  }
}

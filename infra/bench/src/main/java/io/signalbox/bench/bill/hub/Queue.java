package io.signalbox.bench.bill.hub;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.bench.bill.meter.Charge;
import io.signalbox.bench.bill.meter.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue, and what Lambda's pollers do to it: one receive and one delete for each batch. */
final class Queue {
  private final SqsClient client;
  private final String url;
  private final int batchSize;
  private final Meter meter;

  Queue(SqsClient client, String url, int batchSize, Meter meter) {
    this.client = client;
    this.url = url;
    this.batchSize = batchSize;
    this.meter = meter;
  }

  /** Gives what is waiting to the function, batch by batch, until nothing is left. */
  void drain(Function<SQSEvent, SQSBatchResponse> function) {
    while (true) {
      List<Message> messages =
          client.receiveMessage(one -> one.queueUrl(url).maxNumberOfMessages(batchSize)).messages();
      if (messages.isEmpty()) {
        return;
      }
      meter.add(function.name(), "ReceiveMessage", Charge.SQS_REQUESTS, 1);
      for (SQSBatchResponse answer : function.call(0, hints(messages))) {
        if (!answer.getBatchItemFailures().isEmpty()) {
          throw new IllegalStateException(function.name() + " did not work off a hint");
        }
      }
      meter.add(function.name(), "DeleteMessageBatch", Charge.SQS_REQUESTS, 1);
      delete(messages);
    }
  }

  /** The batch by its hints: a function works on each of them once. */
  private static List<SQSEvent> hints(List<Message> messages) {
    return messages.stream()
        .collect(groupingBy(Message::body, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(Queue::event)
        .toList();
  }

  private static SQSEvent event(List<Message> messages) {
    List<SQSEvent.SQSMessage> records = new ArrayList<>();
    for (Message message : messages) {
      SQSEvent.SQSMessage one = new SQSEvent.SQSMessage();
      one.setMessageId(message.messageId());
      one.setBody(message.body());
      records.add(one);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(records);
    return event;
  }

  private void delete(List<Message> messages) {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .build());
    }
    client.deleteMessageBatch(one -> one.queueUrl(url).entries(entries));
  }
}

package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.signalbox.store.Platform;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A function on a queue. */
public final class ScriptedQueueHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /** How many were made. */
  static final AtomicInteger MADE = new AtomicInteger();

  public ScriptedQueueHandler(Platform platform) {
    MADE.incrementAndGet();
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<String> failed =
        Scripts.run(event.getRecords().stream().map(SQSMessage::getBody).toList());
    return new SQSBatchResponse(
        event.getRecords().stream()
            .filter(message -> failed.contains(message.getBody()))
            .map(message -> new BatchItemFailure(message.getMessageId()))
            .toList());
  }
}

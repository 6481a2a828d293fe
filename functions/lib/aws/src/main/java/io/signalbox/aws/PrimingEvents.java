package io.signalbox.aws;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;

/** What a function is called with in a {@link Priming}, where several take the same. */
public final class PrimingEvents {
  private PrimingEvents() {}

  /** A batch of one message. */
  public static SQSEvent message(String body) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("priming");
    message.setBody(body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }
}

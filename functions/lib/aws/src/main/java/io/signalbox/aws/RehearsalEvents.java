package io.signalbox.aws;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;

/** What a function is called with in a {@link Rehearsal}, where several take the same. */
public final class RehearsalEvents {
  private RehearsalEvents() {}

  /** A batch of one message. */
  public static SQSEvent message(String body) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("rehearsal");
    message.setBody(body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }
}

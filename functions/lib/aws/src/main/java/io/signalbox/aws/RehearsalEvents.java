package io.signalbox.aws;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;

/** What a function is called with in a {@link Rehearsal}, where several take the same. */
public final class RehearsalEvents {
  private RehearsalEvents() {}

  /** A hint at a reader that is not there. */
  public static SQSEvent hint() {
    SQSEvent.SQSMessage hint = new SQSEvent.SQSMessage();
    hint.setBody("rehearsal#main");
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(hint));
    return event;
  }
}

package io.signalbox.http.exchange;

import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How far an exchange has come: written by the thread that talks, read by the one that waits for it
 * and may give up at any moment.
 */
final class Progress {
  private enum Stage {
    CONNECTING,
    SENDING,
    ANSWERED
  }

  private final Steps steps;
  private Stage stage = Stage.CONNECTING;
  private int status;
  private Optional<String> retryAfter = Optional.empty();
  private Optional<Exchange> ended = Optional.empty();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Progress(Steps steps) {
    this.steps = steps;
  }

  /** Whether the request may be sent now; not once the waiting thread has said it never was. */
  synchronized boolean beginSending() {
    if (ended.isPresent()) {
      return false;
    }
    stage = Stage.SENDING;
    steps.begin(Step.SEND);
    return true;
  }

  /** All of the request was written. */
  void sent() {
    steps.begin(Step.ANSWER);
  }

  synchronized void answered(int newStatus, Optional<String> newRetryAfter) {
    if (stage == Stage.SENDING && ended.isEmpty()) {
      stage = Stage.ANSWERED;
      status = newStatus;
      retryAfter = newRetryAfter;
    }
  }

  synchronized void bodyCame(byte[] buffer, int length) {
    body.write(buffer, 0, length);
  }

  /**
   * Ends the exchange: as an answer if its head has come, otherwise for that reason. Where both
   * threads end it, it ends as the first one says.
   */
  synchronized Exchange end(String reason) {
    var end = ended.orElseGet(() -> reached(reason));
    ended = Optional.of(end);
    return end;
  }

  private Exchange reached(String reason) {
    return switch (stage) {
      case ANSWERED ->
          new Exchange.Answered(status, retryAfter, body.toString(StandardCharsets.UTF_8));
      case SENDING -> new Exchange.NoAnswer(reason);
      case CONNECTING -> new Exchange.NotSent(reason);
    };
  }
}

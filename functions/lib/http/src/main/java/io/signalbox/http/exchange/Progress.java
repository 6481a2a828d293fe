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
    ANSWERED,
    GIVEN_UP
  }

  private final Steps steps;
  private Stage stage = Stage.CONNECTING;
  private int status;
  private Optional<String> retryAfter = Optional.empty();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Progress(Steps steps) {
    this.steps = steps;
  }

  /** Whether the request may be sent now; not once the waiting thread has said it never was. */
  synchronized boolean beginSending() {
    if (stage == Stage.GIVEN_UP) {
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
    if (stage == Stage.SENDING) {
      stage = Stage.ANSWERED;
      status = newStatus;
      retryAfter = newRetryAfter;
    }
  }

  synchronized void bodyCame(byte[] buffer, int length) {
    body.write(buffer, 0, length);
  }

  /** Ends the exchange: as an answer if its head has come, otherwise for that reason. */
  synchronized Exchange end(String reason) {
    var reached = stage;
    stage = stage == Stage.ANSWERED ? stage : Stage.GIVEN_UP;
    return switch (reached) {
      case ANSWERED ->
          new Exchange.Answered(status, retryAfter, body.toString(StandardCharsets.UTF_8));
      case SENDING -> new Exchange.NoAnswer(reason);
      case CONNECTING, GIVEN_UP -> new Exchange.NotSent(reason);
    };
  }
}

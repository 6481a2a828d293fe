package io.signalbox.bounces;

/** A message of the queue that is no feedback of SES. Its text names no address. */
final class MalformedFeedback extends Exception {
  MalformedFeedback(String message) {
    super(message);
  }
}

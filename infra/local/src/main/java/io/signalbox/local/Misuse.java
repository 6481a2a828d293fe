package io.signalbox.local;

/** The command line cannot be understood. The message says what is wrong with it. */
final class Misuse extends Exception {
  Misuse(String message) {
    super(message);
  }
}

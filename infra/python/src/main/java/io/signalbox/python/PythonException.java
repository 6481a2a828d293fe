package io.signalbox.python;

/** A program of Python's could not be had, or failed; the message says what to do. */
public final class PythonException extends RuntimeException {
  PythonException(String message) {
    super(message);
  }

  PythonException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.signalbox.localstack;

/** LocalStack could not be prepared, started or deployed to; the message says what to do. */
public final class EngineException extends RuntimeException {
  EngineException(String message) {
    super(message);
  }

  EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}

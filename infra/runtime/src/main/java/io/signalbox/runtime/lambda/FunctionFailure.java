package io.signalbox.runtime.lambda;

import io.signalbox.runtime.template.FunctionSpec;
import org.jspecify.annotations.Nullable;

/** A function did not answer: it threw something, or took too long. */
public final class FunctionFailure extends Exception {
  private final boolean timedOut;

  private FunctionFailure(String message, boolean timedOut, @Nullable Throwable cause) {
    super(message, cause);
    this.timedOut = timedOut;
  }

  static FunctionFailure thrown(FunctionSpec function, @Nullable Throwable cause) {
    return new FunctionFailure(function.name() + " failed", false, cause);
  }

  static FunctionFailure timedOut(FunctionSpec function) {
    return new FunctionFailure(
        function.name() + " took longer than " + function.timeout().toSeconds() + " s", true, null);
  }

  public boolean timedOut() {
    return timedOut;
  }
}

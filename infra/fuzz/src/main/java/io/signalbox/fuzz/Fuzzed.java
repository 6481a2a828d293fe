package io.signalbox.fuzz;

import io.signalbox.fuzz.reader.Target;
import io.signalbox.fuzz.reader.Targets;
import java.io.IOException;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls. */
public final class Fuzzed {
  private static @Nullable Target target;

  private Fuzzed() {}

  /**
   * Sets the target up.
   *
   * @param arguments its name
   */
  public static void fuzzerInitialize(String[] arguments) {
    LogManager.getLogManager().reset();
    target = Targets.named(arguments[0]);
  }

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (target == null) {
      throw new IllegalStateException("Not set up");
    }
    target.run(input);
  }
}

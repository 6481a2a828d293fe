package io.signalbox.store.embedded;

import java.util.function.Consumer;

/** For stores whose disk works. */
final class NoFailure {
  /** Fails the test. */
  static final Consumer<StoreFailure> EXPECTED =
      failure -> {
        throw new AssertionError(failure.message(), failure.cause());
      };

  private NoFailure() {}
}

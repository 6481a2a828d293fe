package io.signalbox.store;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Material for tests of tables that others write to as well. */
final class Examples {
  private Examples() {}

  /** A key in a partition that no other test knows. */
  static Key fresh(String sort) {
    return new Key("test-" + UUID.randomUUID(), sort);
  }

  static Draft draft(String sort) {
    return Draft.of(fresh(sort), Body.ofText("body of " + sort));
  }

  static Draft draft(String partition, String sort) {
    return Draft.of(new Key(partition, sort), Body.ofText("body of " + sort));
  }

  /** Waits for what an engine does a little later, however busy the machine is. */
  static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));
  }

  /** A body of that size which does not compress. */
  static Body anything(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return Body.of(content);
  }
}

package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.TwoHubs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Its other hub is the one of the tests that deliver nothing. */
@ResourceLock(DeployedHubs.SHARED)
@Tag("full")
class TwoHubsOnLocalStackTest extends TwoHubs {
  /** One of them: each takes two stacks. */
  static List<String> forms() {
    return List.of("decided");
  }

  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }
}

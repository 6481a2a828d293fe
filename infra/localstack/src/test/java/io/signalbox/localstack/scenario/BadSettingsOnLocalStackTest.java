package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.BadSettings;
import io.signalbox.scenarios.Hub;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(DeployedHubs.SHARED)
@Tag("full")
class BadSettingsOnLocalStackTest extends BadSettings {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.emptied();
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }
}

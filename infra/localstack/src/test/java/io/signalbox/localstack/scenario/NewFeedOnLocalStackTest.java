package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.NewFeed;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("full")
class NewFeedOnLocalStackTest extends NewFeed {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  @Override
  protected Duration settingsAge() {
    return DeployedHubs.SETTINGS_AGE;
  }
}

package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.TwoHubs;
import java.time.Duration;

class TwoHubsOnLocalStackTest extends TwoHubs {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }
}

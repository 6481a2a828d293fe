package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.EventEverywhere;
import io.signalbox.scenarios.Hub;
import java.time.Duration;

class EventEverywhereOnLocalStackTest extends EventEverywhere {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }
}

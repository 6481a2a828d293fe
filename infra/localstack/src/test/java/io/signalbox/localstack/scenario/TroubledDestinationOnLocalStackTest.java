package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.TroubledDestination;
import java.time.Duration;

class TroubledDestinationOnLocalStackTest extends TroubledDestination {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }
}

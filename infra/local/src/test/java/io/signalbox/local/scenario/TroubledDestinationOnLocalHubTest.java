package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.TroubledDestination;

class TroubledDestinationOnLocalHubTest extends TroubledDestination {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

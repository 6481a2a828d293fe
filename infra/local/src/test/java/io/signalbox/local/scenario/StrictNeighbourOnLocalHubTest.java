package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.StrictNeighbour;

class StrictNeighbourOnLocalHubTest extends StrictNeighbour {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

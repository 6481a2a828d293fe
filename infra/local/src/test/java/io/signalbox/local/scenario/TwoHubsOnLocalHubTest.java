package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.TwoHubs;

class TwoHubsOnLocalHubTest extends TwoHubs {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

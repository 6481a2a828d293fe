package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.PushBetweenHubs;

class PushBetweenHubsOnLocalHubTest extends PushBetweenHubs {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

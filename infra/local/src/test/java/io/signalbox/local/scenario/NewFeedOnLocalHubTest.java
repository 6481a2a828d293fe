package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.NewFeed;

class NewFeedOnLocalHubTest extends NewFeed {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

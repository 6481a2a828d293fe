package io.signalbox.local.scenario;

import io.signalbox.scenarios.EventEverywhere;
import io.signalbox.scenarios.Hub;

class EventEverywhereOnLocalHubTest extends EventEverywhere {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

package io.signalbox.local.scenario;

import io.signalbox.scenarios.BadSettings;
import io.signalbox.scenarios.Hub;

class BadSettingsOnLocalHubTest extends BadSettings {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

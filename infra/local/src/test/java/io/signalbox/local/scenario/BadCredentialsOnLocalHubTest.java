package io.signalbox.local.scenario;

import io.signalbox.scenarios.BadCredentials;
import io.signalbox.scenarios.Hub;

class BadCredentialsOnLocalHubTest extends BadCredentials {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

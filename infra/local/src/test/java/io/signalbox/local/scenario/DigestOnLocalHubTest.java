package io.signalbox.local.scenario;

import io.signalbox.scenarios.Digest;
import io.signalbox.scenarios.Hub;

class DigestOnLocalHubTest extends Digest {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

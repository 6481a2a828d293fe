package io.signalbox.local.scenario;

import io.signalbox.scenarios.BadEnvelopes;
import io.signalbox.scenarios.Hub;

class BadEnvelopesOnLocalHubTest extends BadEnvelopes {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

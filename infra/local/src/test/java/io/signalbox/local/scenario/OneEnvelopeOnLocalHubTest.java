package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.OneEnvelope;

class OneEnvelopeOnLocalHubTest extends OneEnvelope {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

package io.signalbox.local.scenario;

import io.signalbox.scenarios.EachProtocol;
import io.signalbox.scenarios.Hub;

class EachProtocolOnLocalHubTest extends EachProtocol {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

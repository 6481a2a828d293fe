package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.MixedBatch;

class MixedBatchOnLocalHubTest extends MixedBatch {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

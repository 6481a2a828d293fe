package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.OneEnvelope;
import java.time.Duration;

class OneEnvelopeOnLocalStackTest extends OneEnvelope {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  @Override
  protected int posts() {
    return 6;
  }
}

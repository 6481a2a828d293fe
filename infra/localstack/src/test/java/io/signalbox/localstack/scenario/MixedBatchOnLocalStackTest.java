package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.MixedBatch;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("full")
class MixedBatchOnLocalStackTest extends MixedBatch {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  @Override
  protected int items() {
    return 200;
  }
}

package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Digest;
import io.signalbox.scenarios.Hub;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("full")
class DigestOnLocalStackTest extends Digest {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  @Override
  protected int events() {
    return 12;
  }
}

package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.PageWhileWritten;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PageWhileWrittenOnLocalStackTest extends PageWhileWritten {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  @Override
  protected int envelopes() {
    return 600;
  }
}

package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.BadEnvelopes;
import io.signalbox.scenarios.Hub;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(DeployedHubs.SHARED)
@Tag("full")
class BadEnvelopesOnLocalStackTest extends BadEnvelopes {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.emptied();
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  /** LocalStack unpacks what comes with gzip, and sets no limit to what it gives a function. */
  @Override
  protected int bombBytes() {
    return 10_000_000;
  }
}

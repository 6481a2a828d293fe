package io.signalbox.localstack.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.TroubledDestination;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

@Order(1)
@Tag("full")
class TroubledDestinationOnLocalStackTest extends TroubledDestination {
  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  /** LocalStack works on one batch of ten hints at a time. */
  @Override
  protected int groups() {
    return 30;
  }

  /** Whoever comes behind such a batch waits as long as its slowest. */
  @Override
  protected Duration timeout() {
    return Duration.ofSeconds(5);
  }
}

package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.QuietRecipient;

class QuietRecipientOnLocalHubTest extends QuietRecipient {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

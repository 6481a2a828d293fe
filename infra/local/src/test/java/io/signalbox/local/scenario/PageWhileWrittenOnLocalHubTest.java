package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.PageWhileWritten;

class PageWhileWrittenOnLocalHubTest extends PageWhileWritten {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

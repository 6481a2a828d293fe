package io.signalbox.local.scenario;

import io.signalbox.scenarios.DirectoryMail;
import io.signalbox.scenarios.Hub;

class DirectoryMailOnLocalHubTest extends DirectoryMail {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.TicketedMail;

class TicketedMailOnLocalHubTest extends TicketedMail {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

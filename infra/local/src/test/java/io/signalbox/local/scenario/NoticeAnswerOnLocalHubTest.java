package io.signalbox.local.scenario;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.NoticeAnswer;

class NoticeAnswerOnLocalHubTest extends NoticeAnswer {
  @Override
  protected Hub start(String hubName) {
    return LocalHubs.start(hubName);
  }
}

package io.signalbox.deliver.mail;

import io.signalbox.store.Mailer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes mails and keeps them, and answers what the test wants to be answered. */
final class Postbox implements Mailer {
  private final List<Mail> mails = Collections.synchronizedList(new ArrayList<>());
  private Result answer = new Result.Accepted("0102-ses");

  void answer(Result next) {
    answer = next;
  }

  @Override
  public Result send(Mail mail) {
    mails.add(mail);
    return answer;
  }

  List<Mail> mails() {
    return List.copyOf(mails);
  }

  Mail last() {
    return mails.getLast();
  }

  ReadMail read() {
    return ReadMail.of(last().content().bytes());
  }

  int size() {
    return mails.size();
  }
}

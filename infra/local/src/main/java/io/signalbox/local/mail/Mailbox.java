package io.signalbox.local.mail;

import io.signalbox.store.Mailer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mailer whose mails can be looked at. */
public interface Mailbox extends Mailer {

  /** The ids of the latest mails, newest first. */
  List<String> ids(int limit);

  /** The latest mails, newest first. */
  List<StoredMail> latest(int limit);

  Optional<StoredMail> find(String id);

  /** Removes a mail; removing one that is not there is no error. */
  void remove(String id);

  /** Removes the mails that went out before that time; how many. */
  long removeBefore(Instant time);
}

package io.signalbox.local.mail;

import io.signalbox.store.Mailer;
import java.util.List;
import java.util.Optional;

/** A mailer whose mails can be looked at. */
public interface Mailbox extends Mailer {

  /** The ids of the latest mails, newest first. */
  List<String> ids(int limit);

  /** The latest mails, newest first. */
  List<StoredMail> latest(int limit);

  Optional<StoredMail> find(String id);
}

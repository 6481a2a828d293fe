package io.signalbox.aws;

import io.signalbox.store.Mailer;
import java.util.Optional;

/** Provides the mailer of an {@link AwsPlatform}: a service of the function's jars. */
public interface MailerProvider {

  /**
   * The mailer.
   *
   * @param configurationSet what reports the mails' bounces
   */
  Mailer mailer(ClientFactory clients, Optional<String> configurationSet);
}

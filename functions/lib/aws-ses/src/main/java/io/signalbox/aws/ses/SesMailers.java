package io.signalbox.aws.ses;

import io.signalbox.aws.ClientFactory;
import io.signalbox.aws.MailerProvider;
import io.signalbox.store.Mailer;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.ses.SesClient;

/** Mails by SES. An answer is waited for 30 s: SES takes its time over large mails. */
public final class SesMailers implements MailerProvider {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  @Override
  public Mailer mailer(ClientFactory clients, Optional<String> configurationSet) {
    return new SesMailer(clients.client(SesClient.builder(), ANSWER), configurationSet);
  }
}

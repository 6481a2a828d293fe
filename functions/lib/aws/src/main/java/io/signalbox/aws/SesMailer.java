package io.signalbox.aws;

import io.signalbox.store.Mailer;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

/** Sends raw mails by SES v1, each tried once: SES knows no token that would make a repeat safe. */
final class SesMailer implements Mailer {
  private final SesClient client;
  private final Optional<String> configurationSet;

  SesMailer(SesClient client, Optional<String> configurationSet) {
    this.client = client;
    this.configurationSet = configurationSet;
  }

  @Override
  public Result send(Mail mail) {
    SdkBytes content = SdkBytes.fromByteArrayUnsafe(mail.content().bytes());
    SendRawEmailRequest.Builder request =
        SendRawEmailRequest.builder()
            .source(mail.sender())
            .destinations(mail.recipients())
            .rawMessage(message -> message.data(content));
    configurationSet.ifPresent(request::configurationSetName);
    try {
      return new Result.Accepted(client.sendRawEmail(request.build()).messageId());
    } catch (SdkException e) {
      return SesErrors.result(e);
    }
  }
}

package io.signalbox.aws.ses;

import io.signalbox.store.Mailer;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
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
      String id = client.sendRawEmail(request.build()).messageId();
      return new Result.Accepted(id, Optional.of("<%s@%s>".formatted(id, domain())));
    } catch (SdkException e) {
      return SesErrors.result(e);
    }
  }

  /** What stands behind the @ of the Message-ID that SES gives a mail in place of its own. */
  private String domain() {
    Region region = client.serviceClientConfiguration().region();
    return (region.equals(Region.US_EAST_1) ? "email" : region.id()) + ".amazonses.com";
  }
}

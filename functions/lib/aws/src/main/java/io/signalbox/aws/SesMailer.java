package io.signalbox.aws;

import io.signalbox.store.Mailer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;

/** Sends raw mails by SES v1, each tried once: SES knows no token that would make a repeat safe. */
final class SesMailer implements Mailer {
  /** Refusals of this very mail. Others are about the account, the sender's domain or the rate. */
  private static final Set<String> REFUSALS =
      Set.of("MessageRejected", "InvalidParameterValue", "ValidationError");

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
      String reason = reason(e);
      return switch (Failure.of(e)) {
        case NOT_DONE, DENIED -> new Result.Deferred(reason);
        case UNKNOWN -> new Result.Unknown(reason);
        case WRONG -> isOfMail(e) ? new Result.Rejected(reason) : new Result.Deferred(reason);
      };
    }
  }

  /**
   * MessageRejected also says that the account may not send from, or in the sandbox to, somebody.
   */
  private static boolean isOfMail(SdkException refusal) {
    String code = code(refusal);
    return code != null
        && REFUSALS.contains(code)
        && !reason(refusal).toLowerCase(Locale.ROOT).contains("not verified");
  }

  private static String reason(SdkException exception) {
    if (exception instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      return code(exception) + ": " + service.awsErrorDetails().errorMessage();
    }
    return "SES: " + exception.getMessage();
  }

  private static @Nullable String code(SdkException exception) {
    return exception instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorCode()
        : null;
  }
}

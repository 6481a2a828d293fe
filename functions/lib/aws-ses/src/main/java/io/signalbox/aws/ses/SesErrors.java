package io.signalbox.aws.ses;

import io.signalbox.aws.Failure;
import io.signalbox.store.Mailer.Result;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an error of SES means for a mail (API reference, SendRawEmail and common errors).
 *
 * <table>
 * <caption>In the order in which the rules are asked</caption>
 * <tr><th>error</th><th>result</th></tr>
 * <tr><td>Throttling with "daily message quota"; LimitExceededException; sending is paused or
 * suspended; ConfigurationSet…; AccessDenied and other codes of credentials, permissions and
 * keys; 401, 403</td><td>refused for the hub</td></tr>
 * <tr><td>other throttling; SES cannot be reached</td><td>deferred</td></tr>
 * <tr><td>MailFromDomainNotVerified…; a text with "not verified"; InvalidParameterValue about an
 * address or domain</td><td>refused for the account</td></tr>
 * <tr><td>MessageRejected, InvalidParameterValue, ValidationError otherwise; 413</td>
 * <td>refused for the content</td></tr>
 * <tr><td>other 4xx</td><td>deferred</td></tr>
 * <tr><td>5xx, no answer</td><td>unknown</td></tr>
 * </table>
 *
 * SES tells of recipients that do not exist later, as a bounce.
 */
final class SesErrors {
  private static final Set<String> ABOUT_THE_MAIL =
      Set.of("MessageRejected", "InvalidParameterValue", "ValidationError");

  private static final int TOO_LARGE = 413;

  private SesErrors() {}

  static Result result(SdkException error) {
    String code = "";
    String text = "";
    String reason = "SES: " + error.getMessage();
    if (error instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      code = String.valueOf(service.awsErrorDetails().errorCode());
      text = String.valueOf(service.awsErrorDetails().errorMessage()).toLowerCase(Locale.ROOT);
      reason = code + ": " + service.awsErrorDetails().errorMessage();
    }
    if (isOfTheHub(code, text)) {
      return new Result.HubRefused(reason);
    }
    if (error instanceof AwsServiceException service && service.statusCode() == TOO_LARGE) {
      return new Result.ContentRefused(reason);
    }
    return switch (Failure.of(error)) {
      case NOT_DONE -> new Result.Deferred(reason);
      case DENIED -> new Result.HubRefused(reason);
      case UNKNOWN -> new Result.Unknown(reason);
      case WRONG -> wrong(code, text, reason);
    };
  }

  private static boolean isOfTheHub(String code, String text) {
    // Errors about the mail repeat parts of it, which may say anything.
    return (code.startsWith("Throttling") && text.contains("daily message quota"))
        || code.startsWith("LimitExceeded")
        || code.startsWith("AccountSendingPaused")
        || code.startsWith("ConfigurationSet")
        || (code.equals("MessageRejected")
            && (text.contains("sending paused") || text.contains("sending suspended")));
  }

  private static Result wrong(String code, String text, String reason) {
    if (code.startsWith("MailFromDomainNotVerified") || text.contains("not verified")) {
      return new Result.AccountRefused(reason);
    }
    if (!ABOUT_THE_MAIL.contains(code)) {
      return new Result.Deferred(reason);
    }
    boolean isAddress =
        code.equals("InvalidParameterValue")
            && (text.contains("address") || text.contains("domain"));
    return isAddress ? new Result.AccountRefused(reason) : new Result.ContentRefused(reason);
  }
}

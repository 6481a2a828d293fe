package io.signalbox.local.mail;

import io.signalbox.local.mail.SmtpReply.Command;
import io.signalbox.store.Mailer.Result;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What an SMTP server said to a mail that it did not take, or not for all recipients.
 *
 * @param replies its replies of 400 and more
 * @param sentToSome whether other recipients got the mail
 * @param beforeSending whether it was said before the message was sent
 * @param bounces the recipients that were refused for good
 */
record SmtpRefusal(
    List<SmtpReply> replies,
    boolean sentToSome,
    boolean beforeSending,
    List<RecipientReport> bounces) {
  private static final int FOR_NOW = 400;
  private static final int CONNECTION_ENDS = 421;

  static SmtpRefusal of(MessagingException failed) {
    List<SmtpReply> replies = new ArrayList<>();
    List<RecipientReport> bounces = new ArrayList<>();
    boolean isCutOff = false;
    for (Exception cause = failed;
        cause instanceof MessagingException next;
        cause = next.getNextException()) {
      String said = String.valueOf(cause.getMessage()).strip();
      switch (cause) {
        case SMTPAddressFailedException address -> {
          SmtpReply reply = SmtpReply.of(Command.RCPT, address.getReturnCode(), said);
          replies.add(reply);
          if (reply.isAboutRecipient()) {
            bounces.add(
                new RecipientReport(
                    address.getAddress().getAddress(),
                    RecipientReport.Fate.FAILED_FOR_GOOD,
                    reply.enhanced(),
                    said));
          }
        }
        case SMTPSenderFailedException sender ->
            replies.add(SmtpReply.of(Command.MAIL, sender.getReturnCode(), said));
        case SMTPSendFailedException send -> {
          replies.add(SmtpReply.of(Command.DATA, send.getReturnCode(), said));
          // No reply came: the message may have been taken.
          isCutOff = isCutOff || send.getReturnCode() < 0;
        }
        default -> {}
      }
    }
    replies.removeIf(reply -> reply.code() < FOR_NOW);
    boolean sentToSome =
        failed instanceof SendFailedException send
            && send.getValidSentAddresses() != null
            && send.getValidSentAddresses().length > 0;
    return new SmtpRefusal(
        List.copyOf(replies),
        sentToSome,
        failed instanceof SendFailedException && !isCutOff,
        List.copyOf(bounces));
  }

  /** Whether nobody got the mail as the server ends the connection (RFC 5321 section 3.8). */
  boolean isOfConnection() {
    return !sentToSome && replies.stream().anyMatch(reply -> reply.code() == CONNECTION_ENDS);
  }

  /**
   * What became of the mail. Where nobody got it, a recipient that may get it later counts more
   * than one that never will, and one that is refused for the account more than one that does not
   * exist.
   */
  Result result(String id) {
    if (sentToSome) {
      return new Result.Accepted(id);
    }
    List<Result> results = replies.stream().map(SmtpReply::result).toList();
    return results.stream()
        .filter(Result.Deferred.class::isInstance)
        .findFirst()
        .or(
            () ->
                results.stream()
                    .filter(result -> !(result instanceof Result.RecipientRefused))
                    .findFirst())
        .or(() -> results.stream().findFirst())
        .orElseGet(
            () ->
                beforeSending
                    ? new Result.AccountRefused("The mail server refused the recipients")
                    : new Result.Unknown("The connection to the mail server broke"));
  }
}

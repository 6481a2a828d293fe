package io.signalbox.local.mail;

import io.signalbox.store.Mailer.Result;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What an SMTP server said to a mail that it did not take, or not for all recipients.
 *
 * @param code the first reply code of 400 or more (RFC 5321, section 4.2); 0 for none
 * @param sentToSome whether other recipients got the mail
 * @param beforeSending whether it was said before the message was sent
 * @param bounces the recipients that were refused for good
 */
record SmtpRefusal(
    int code, boolean sentToSome, boolean beforeSending, List<Bounces.Bounce> bounces) {
  private static final int FOR_GOOD = 500;
  private static final int FOR_NOW = 400;

  /** No such mailbox, gone elsewhere, no such name, no mail there at all. */
  private static final Set<Integer> ABOUT_THE_ADDRESS = Set.of(550, 551, 553, 556);

  private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.(\\d{1,3})\\.\\d{1,3}\\b");

  static SmtpRefusal of(MessagingException failed) {
    int code = 0;
    List<Bounces.Bounce> bounces = new ArrayList<>();
    for (Exception cause = failed;
        cause instanceof MessagingException next;
        cause = next.getNextException()) {
      int said =
          switch (cause) {
            case SMTPAddressFailedException address -> {
              addIfAboutAddress(address, bounces);
              yield address.getReturnCode();
            }
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code < FOR_NOW) {
        code = said;
      }
    }
    boolean sentToSome =
        failed instanceof SendFailedException send
            && send.getValidSentAddresses() != null
            && send.getValidSentAddresses().length > 0;
    return new SmtpRefusal(
        code, sentToSome, failed instanceof SendFailedException, List.copyOf(bounces));
  }

  /** What became of the mail. */
  Result result(String id) {
    if (sentToSome) {
      return new Result.Accepted(id);
    }
    if (code >= FOR_GOOD) {
      return new Result.Rejected("The mail server refused with " + code);
    }
    if (code >= FOR_NOW) {
      return new Result.Deferred("The mail server answered " + code);
    }
    return beforeSending
        ? new Result.Rejected("The mail server refused the recipients")
        : new Result.Unknown("The connection to the mail server broke");
  }

  private static void addIfAboutAddress(
      SMTPAddressFailedException failed, List<Bounces.Bounce> bounces) {
    String said = String.valueOf(failed.getMessage()).strip();
    Matcher enhanced = ENHANCED.matcher(said);
    boolean isEnhanced = enhanced.find();
    // 5.7 and others speak of the sender or of the hub's rights: no reason to write to nobody
    // there.
    boolean isAddress =
        !isEnhanced || enhanced.group(1).equals("1") || enhanced.group(1).equals("2");
    if (ABOUT_THE_ADDRESS.contains(failed.getReturnCode()) && isAddress) {
      bounces.add(
          new Bounces.Bounce(
              failed.getAddress().getAddress(), isEnhanced ? enhanced.group() : "", said));
    }
  }
}

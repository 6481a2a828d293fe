package io.signalbox.local.mail;

import io.signalbox.store.Mailer.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply of an SMTP server that took a mail, a sender or a recipient not, and what it means for
 * the mail. Where the server sends an enhanced code (RFC 3463), its subject decides; otherwise the
 * command and the code (RFC 5321 section 4.2) do.
 *
 * <table>
 * <caption>In the order in which the rules are asked</caption>
 * <tr><th>reply</th><th>result</th></tr>
 * <tr><td>4xx</td><td>deferred</td></tr>
 * <tr><td>530, 534, 535, 538; x.7.8, x.7.9, x.7.11</td>
 * <td>refused for the hub: its login is missing or wrong</td></tr>
 * <tr><td>x.1.7, x.1.8; any reply to MAIL but one about the size</td>
 * <td>refused for the account: the sender</td></tr>
 * <tr><td>552 or x.3.4 or x.2.3, whatever the command</td>
 * <td>refused for the content: too large</td></tr>
 * <tr><td>x.1, x.2; to RCPT without an enhanced code 550, 551, 553, 556</td>
 * <td>refused by the recipient</td></tr>
 * <tr><td>any other to RCPT, such as 5.7.1 (relaying denied)</td>
 * <td>refused for the account</td></tr>
 * <tr><td>any other to the message</td><td>refused for the content</td></tr>
 * </table>
 *
 * @param command what was answered
 * @param enhanced such as {@code 5.1.1}; empty where the server sent none
 */
record SmtpReply(Command command, int code, String enhanced) {
  private static final int FOR_GOOD = 500;
  private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  /** A step of sending. */
  enum Command {
    /** The sender. */
    MAIL,
    /** A recipient. */
    RCPT,
    /** The message itself, or anything else. */
    DATA
  }

  static SmtpReply of(Command command, int code, String text) {
    Matcher enhanced = ENHANCED.matcher(text);
    return new SmtpReply(command, code, enhanced.find() ? enhanced.group() : "");
  }

  /** Whether the recipient is refused for good, and nothing else. */
  boolean isAboutRecipient() {
    return code >= FOR_GOOD && result() instanceof Result.RecipientRefused;
  }

  Result result() {
    String said = enhanced.isEmpty() ? String.valueOf(code) : code + " " + enhanced;
    if (code < FOR_GOOD) {
      return new Result.Deferred("The mail server answered " + said);
    }
    String reason = "The mail server refused with " + said;
    String detail = enhanced.isEmpty() ? "" : enhanced.substring(2);
    if (isAboutLogin(detail)) {
      return new Result.HubRefused(reason);
    }
    if (detail.equals("1.7") || detail.equals("1.8")) {
      return new Result.AccountRefused(reason);
    }
    if (detail.isEmpty() ? code == 552 : detail.equals("3.4") || detail.equals("2.3")) {
      return new Result.ContentRefused(reason);
    }
    return switch (command) {
      case MAIL -> new Result.AccountRefused(reason);
      case RCPT ->
          isAddress(detail)
              ? new Result.RecipientRefused(reason)
              : new Result.AccountRefused(reason);
      case DATA ->
          detail.startsWith("1.") || detail.startsWith("2.")
              ? new Result.RecipientRefused(reason)
              : new Result.ContentRefused(reason);
    };
  }

  private boolean isAboutLogin(String detail) {
    return switch (code) {
      case 530, 534, 535, 538 -> true;
      default -> detail.equals("7.8") || detail.equals("7.9") || detail.equals("7.11");
    };
  }

  private boolean isAddress(String detail) {
    return detail.isEmpty()
        ? switch (code) {
          case 550, 551, 553, 556 -> true;
          default -> false;
        }
        : detail.startsWith("1.") || detail.startsWith("2.");
  }
}

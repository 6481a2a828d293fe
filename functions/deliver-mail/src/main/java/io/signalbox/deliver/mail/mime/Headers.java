package io.signalbox.deliver.mail.mime;

import io.signalbox.mails.HeaderText;
import io.signalbox.settings.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The one door through which headers get into a mail: nothing passes it that could begin another
 * header.
 */
final class Headers {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MimeMessage message;

  Headers(MimeMessage message) {
    this.message = message;
  }

  /** Puts a value of ASCII that is in the header's own syntax already. */
  void put(String name, String value) throws MessagingException {
    message.setHeader(name, HeaderText.requireOneLine(value));
  }

  /** Puts text for people: folded, and in encoded words (RFC 2047) where it is not ASCII. */
  void putText(String name, String text) throws MessagingException {
    try {
      String encoded = MimeUtility.encodeText(readAsWritten(text), UTF_8, null);
      message.setHeader(name, MimeUtility.fold(name.length() + 2, encoded));
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Puts nothing where there are no addresses. */
  void putAddresses(String name, List<MailAddress> addresses) throws MessagingException {
    if (!addresses.isEmpty()) {
      var mailboxes = addresses.stream().map(Headers::mailbox).toArray(InternetAddress[]::new);
      message.setHeader(name, InternetAddress.toString(mailboxes, name.length() + 2));
    }
  }

  /** Text that no reader takes for an encoded word, in which a line break could hide. */
  private static String readAsWritten(String text) {
    return HeaderText.requireOneLine(text).replace("=?", "= ?");
  }

  private static InternetAddress mailbox(MailAddress address) {
    HeaderText.requireOneLine(address.address());
    try {
      var mailbox = new InternetAddress();
      mailbox.setAddress(address.address());
      if (address.displayName().isPresent()) {
        mailbox.setPersonal(readAsWritten(address.displayName().get()), UTF_8);
      }
      return mailbox;
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

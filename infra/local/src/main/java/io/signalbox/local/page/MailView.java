package io.signalbox.local.page;

import io.signalbox.local.mail.StoredMail;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail, taken apart for looking at it. */
final class MailView {
  private final StoredMail mail;
  private final MimeMessage message;
  private final List<Attachment> attachments = new ArrayList<>();
  private @Nullable String text;
  private @Nullable String html;

  private MailView(StoredMail mail) throws MessagingException, IOException {
    this.mail = mail;
    this.message = new MimeMessage(Session.getInstance(new Properties()), mail.content().stream());
    read(message);
  }

  static MailView of(StoredMail mail) {
    try {
      return new MailView(mail);
    } catch (MessagingException | IOException malformed) {
      throw new IllegalStateException("The mail " + mail.id() + " cannot be read", malformed);
    }
  }

  StoredMail mail() {
    return mail;
  }

  String subject() {
    try {
      String subject = message.getSubject();
      return subject == null || subject.isBlank() ? "(no subject)" : subject;
    } catch (MessagingException malformed) {
      return "(unreadable)";
    }
  }

  /** All header fields in their order, decoded. */
  List<Header> headers() {
    try {
      List<Header> fields = new ArrayList<>();
      for (Header field : Collections.list(message.getAllHeaders())) {
        fields.add(new Header(field.getName(), decoded(field.getValue())));
      }
      return fields;
    } catch (MessagingException malformed) {
      return List.of();
    }
  }

  Optional<String> text() {
    return Optional.ofNullable(text);
  }

  Optional<String> html() {
    return Optional.ofNullable(html);
  }

  List<Attachment> attachments() {
    return attachments;
  }

  private void read(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        read(parts.getBodyPart(i));
      }
    } else if (part.getFileName() == null && part.isMimeType("text/plain") && text == null) {
      text = String.valueOf(part.getContent());
    } else if (part.getFileName() == null && part.isMimeType("text/html") && html == null) {
      html = String.valueOf(part.getContent());
    } else {
      attachments.add(Attachment.of(part));
    }
  }

  private static String decoded(String field) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(field));
    } catch (java.io.UnsupportedEncodingException unknownCharset) {
      return field;
    }
  }
}

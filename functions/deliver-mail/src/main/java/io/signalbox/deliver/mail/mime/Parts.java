package io.signalbox.deliver.mail.mime;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The parts of a mail: its text, the same as HTML beside it, and the attachments. */
final class Parts {
  private static final String ENCODING = "Content-Transfer-Encoding";
  private static final String FEEDBACK_REPORT = "; report-type=feedback-report";

  private Parts() {}

  /**
   * Puts them.
   *
   * @param parameters of the message's Content-Type, each behind a semicolon
   */
  static void put(MimeMessage mime, MailMessage message, String parameters)
      throws MessagingException {
    MimeBodyPart body = body(message);
    boolean isReport = message.attachments().stream().anyMatch(Attachment::isFeedbackReport);
    var whole =
        isReport
            ? new FixedMultipart("report", message.delivery(), FEEDBACK_REPORT + parameters)
            : new FixedMultipart("mixed", message.delivery(), parameters);
    whole.addBodyPart(body);
    for (Attachment attachment : message.attachments()) {
      whole.addBodyPart(attachment.isFeedbackReport() ? report(attachment) : file(attachment));
    }
    mime.setContent(whole);
  }

  private static MimeBodyPart body(MailMessage message) throws MessagingException {
    MimeBodyPart plain = text(message.text(), "plain");
    if (message.html().isEmpty()) {
      return plain;
    }
    var alternative = new FixedMultipart("alternative", message.delivery(), "");
    alternative.addBodyPart(plain);
    alternative.addBodyPart(text(message.html().get(), "html"));
    var part = new MimeBodyPart();
    part.setContent(alternative);
    return part;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    byte[] bytes = text.replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8);
    MimeBodyPart part = part(out -> out.write(bytes), "text/" + subtype + "; charset=utf-8");
    part.setHeader(ENCODING, isMostlyAscii(bytes) ? "quoted-printable" : "base64");
    return part;
  }

  private static MimeBodyPart file(Attachment attachment) throws MessagingException {
    MimeBodyPart part = part(attachment.content(), attachment.contentType());
    part.setHeader(ENCODING, "base64");
    part.setFileName(attachment.name());
    part.setDisposition(Part.ATTACHMENT);
    return part;
  }

  /** For programs: it has no name, and no encoding. */
  private static MimeBodyPart report(Attachment attachment) throws MessagingException {
    MimeBodyPart part = part(attachment.content(), attachment.contentType());
    part.setHeader(ENCODING, "7bit");
    part.setDisposition(Part.INLINE);
    return part;
  }

  private static MimeBodyPart part(Attachment.Content content, String contentType)
      throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new StreamedContent(content, contentType));
    part.setHeader("Content-Type", contentType);
    return part;
  }

  /** Quoted-printable takes three octets where base64 takes four thirds. */
  private static boolean isMostlyAscii(byte[] bytes) {
    int others = 0;
    for (byte octet : bytes) {
      others += octet < 0 ? 1 : 0;
    }
    return others <= bytes.length / 6;
  }

  /** Content that is made while it is written. */
  private static final class StreamedContent extends DataHandler {
    private final Attachment.Content content;

    StreamedContent(Attachment.Content content, String contentType) {
      super(content, contentType);
      this.content = content;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      content.writeTo(out);
    }
  }

  /** Parts between boundaries that are always the same; {@code =_} occurs in no encoded part. */
  private static final class FixedMultipart extends MimeMultipart {
    FixedMultipart(String subtype, UUID delivery, String parameters) {
      super(subtype);
      contentType =
          "multipart/%s; boundary=\"=_%s_%s\"%s".formatted(subtype, subtype, delivery, parameters);
    }
  }
}

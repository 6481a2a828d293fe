package io.signalbox.deliver.mail.mime;

import io.signalbox.mails.HeaderText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file that comes with a mail, and is written while the mail is.
 *
 * @param name its file name: ASCII letters, digits and {@code . - _}
 * @param contentType a whole Content-Type, parameters included
 */
public record Attachment(String name, String contentType, Content content) {

  /** Writes the same bytes each time. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The name by which programs find the report in a mail of X-ARF 0.2. */
  public static final String XARF_REPORT = "report.txt";

  private static final String FEEDBACK_REPORT = "message/feedback-report";

  /**
   * What makes a mail a feedback report (RFC 5965): it says what kind of report the next attachment
   * is.
   *
   * @param type the kind, such as {@code xarf}
   * @param userAgent the program that made the report, with its version
   */
  public static Attachment feedbackReport(String type, String userAgent) {
    byte[] fields =
        "Feedback-Type: %s\r\nUser-Agent: %s\r\nVersion: 1\r\n"
            .formatted(HeaderText.requireOneLine(type), HeaderText.requireOneLine(userAgent))
            .getBytes(StandardCharsets.US_ASCII);
    return new Attachment("feedback-report.txt", FEEDBACK_REPORT, out -> out.write(fields));
  }

  /** Whether it makes its mail a feedback report. */
  boolean isFeedbackReport() {
    return contentType.equals(FEEDBACK_REPORT);
  }

  /** Whether it makes its mail one of X-ARF 0.2. */
  boolean isXArfReport() {
    return name.equals(XARF_REPORT);
  }

  public Attachment {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("A file name has letters, digits and . - _ alone");
    }
    HeaderText.requireOneLine(contentType);
  }
}

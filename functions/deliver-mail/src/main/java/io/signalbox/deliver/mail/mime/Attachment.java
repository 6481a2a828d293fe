package io.signalbox.deliver.mail.mime;

import io.signalbox.mails.HeaderText;
import java.io.IOException;
import java.io.OutputStream;

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

  public Attachment {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("A file name has letters, digits and . - _ alone");
    }
    HeaderText.requireOneLine(contentType);
  }
}

package io.signalbox.deliver.mail.mime;

import io.signalbox.store.Body;

/**
 * A file that comes with a mail.
 *
 * @param name its file name: ASCII letters, digits and {@code . - _}
 * @param contentType a whole Content-Type, parameters included
 */
public record Attachment(String name, String contentType, Body content) {
  public Attachment {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("A file name has letters, digits and . - _ alone");
    }
    HeaderText.requireOneLine(contentType);
  }
}

package io.signalbox.local.page;

import io.signalbox.store.Body;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * A file that came with a mail.
 *
 * @param type its media type without parameters, in lower case
 */
record Attachment(String name, String type, Body content) {

  static Attachment of(Part part) throws MessagingException, IOException {
    String name = part.getFileName();
    try (InputStream in = part.getInputStream()) {
      return new Attachment(
          name == null ? "unnamed" : MimeUtility.decodeText(name),
          part.getContentType().replaceFirst("(?s);.*", "").strip().toLowerCase(Locale.ROOT),
          Body.of(in.readAllBytes()));
    }
  }

  /** Whether people can read it as it is. */
  boolean isText() {
    return type.startsWith("text/") || type.equals("application/json");
  }
}

package io.signalbox.local.mail;

import io.signalbox.store.Body;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * All that can be read in a mail, one behind the other: its recipients, the message as it went out,
 * and each of its parts, decoded and unpacked. What is encrypted stays as it is.
 */
final class ReadableMail {
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();

  private ReadableMail() {}

  static Body of(StoredMail mail) {
    ReadableMail readable = new ReadableMail();
    readable.add(String.join("\n", mail.recipients()).getBytes(StandardCharsets.UTF_8));
    readable.add(mail.content().bytes());
    try {
      readable.add(new MimeMessage(Session.getInstance(new Properties()), mail.content().stream()));
    } catch (MessagingException | IOException malformed) {
      // The message as it went out is there already.
      readable.add(new byte[0]);
    }
    return Body.of(readable.all.toByteArray());
  }

  private void add(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        add(parts.getBodyPart(i));
      }
      return;
    }
    byte[] content = part.getInputStream().readAllBytes();
    add(content);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      while (zip.getNextEntry() != null) {
        add(zip.readAllBytes());
      }
    }
    if (content.length > 2 && content[0] == (byte) 0x1F && content[1] == (byte) 0x8B) {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
        add(gzip.readAllBytes());
      }
    }
  }

  private void add(byte[] bytes) {
    all.writeBytes(bytes);
    all.write('\n');
  }
}

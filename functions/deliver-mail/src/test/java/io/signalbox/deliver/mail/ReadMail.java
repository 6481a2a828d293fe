package io.signalbox.deliver.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail as a mail program reads it. */
public final class ReadMail {
  private final MimeMessage message;
  private final Map<String, Part> files = new LinkedHashMap<>();
  private String text = "";
  private String html = "";

  private ReadMail(MimeMessage message) throws MessagingException, IOException {
    this.message = message;
    read(message);
  }

  public static ReadMail of(byte[] bytes) {
    try {
      return new ReadMail(
          new MimeMessage((@Nullable Session) null, new ByteArrayInputStream(bytes)));
    } catch (MessagingException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> headerNames() {
    try {
      return Collections.list(message.getAllHeaders()).stream().map(Header::getName).toList();
    } catch (MessagingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The header unfolded and decoded; empty if there is none. */
  public String header(String name) {
    try {
      @Nullable String value = message.getHeader(name, ",");
      return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
    } catch (MessagingException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> addresses(String name) {
    try {
      @Nullable String value = message.getHeader(name, ",");
      return value == null
          ? List.of()
          : Arrays.stream(InternetAddress.parse(value, true))
              .map(InternetAddress::getAddress)
              .toList();
    } catch (MessagingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public String text() {
    return text;
  }

  public String html() {
    return html;
  }

  public List<String> attachments() {
    return List.copyOf(files.keySet());
  }

  public String attachment(String name) {
    try (var content = file(name).getInputStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (MessagingException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String attachmentType(String name) {
    try {
      return file(name).getContentType().replaceAll("; name=.*", "");
    } catch (MessagingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Part file(String name) {
    var part = files.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no attachment " + name + " but " + files.keySet());
    }
    return part;
  }

  private void read(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int index = 0; index < parts.getCount(); index++) {
        read(parts.getBodyPart(index));
      }
    } else if (part.isMimeType("message/feedback-report")) {
      files.put("feedback-report", part);
    } else if (part.getFileName() != null) {
      files.put(part.getFileName(), part);
    } else if (part.isMimeType("text/html")) {
      html = (String) part.getContent();
    } else {
      text = (String) part.getContent();
    }
  }
}

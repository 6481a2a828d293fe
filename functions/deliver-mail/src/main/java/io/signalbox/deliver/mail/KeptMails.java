package io.signalbox.deliver.mail;

import io.signalbox.deliver.mail.mime.Attachment;
import io.signalbox.deliver.mail.mime.MailBytes;
import io.signalbox.deliver.mail.mime.MailMessage;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.notice.SentMail;
import io.signalbox.delivery.notice.SentMails;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the mails of notices, so that people see later what their recipients read. */
record KeptMails(SentMails mails, AnswerLinks links) {
  private static final System.Logger LOGGER = System.getLogger(KeptMails.class.getName());

  /** Whoever has the link answers in the recipient's name. */
  private static final String IN_PLACE_OF_LINK = "[link to the answer page]";

  /** A larger file is named alone. */
  private static final int TEXT_LIMIT_BYTES = 500_000;

  /** Keeps a mail that has a ticket and is no test. Where that fails the mail goes all the same. */
  void keep(Delivery delivery, MailMessage message, Steps steps) {
    if (delivery.correspondence().ticket().isEmpty() || steps.isSample()) {
      return;
    }
    try {
      mails.keep(delivery.id(), mail(delivery, message));
    } catch (StoreException away) {
      LOGGER.log(Level.WARNING, () -> "The mail of " + delivery.id() + " is not kept", away);
    }
  }

  private SentMail mail(Delivery delivery, MailMessage message) {
    Optional<String> link = links.of(delivery);
    return new SentMail(
        delivery.envelopes().stream().map(one -> one.sender()).distinct().toList(),
        message.date().toString(),
        message.from().text(),
        message.replyTo().map(MailAddress::text).orElse(null),
        message.subject(),
        without(link, message.text()),
        message.html().map(html -> without(link, html)).orElse(null),
        files(message.attachments()));
  }

  private static String without(Optional<String> link, String text) {
    return link.map(secret -> text.replace(secret, IN_PLACE_OF_LINK)).orElse(text);
  }

  private static List<SentMail.File> files(List<Attachment> attachments) {
    return attachments.stream().map(KeptMails::file).toList();
  }

  private static SentMail.File file(Attachment attachment) {
    MailBytes kept = new MailBytes(TEXT_LIMIT_BYTES);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out = new DigestOutputStream(kept, digest)) {
        attachment.content().writeTo(out);
      }
      return new SentMail.File(
          attachment.name(),
          attachment.contentType(),
          kept.size(),
          HexFormat.of().formatHex(digest.digest()),
          kept.size() > TEXT_LIMIT_BYTES ? null : text(kept.body().bytes()));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException noText) {
      return null;
    }
  }
}

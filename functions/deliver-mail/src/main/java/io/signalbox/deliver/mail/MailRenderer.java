package io.signalbox.deliver.mail;

import io.signalbox.deliver.mail.mime.Attachment;
import io.signalbox.deliver.mail.mime.MailMessage;
import io.signalbox.delivery.Delivery;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.mails.MailContent;
import io.signalbox.mails.MailTemplates;
import io.signalbox.mails.MailText;
import io.signalbox.settings.MailOptions;
import io.signalbox.templates.TemplateException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the mail of a delivery. The same delivery to the same recipients is always the same bytes.
 */
final class MailRenderer {
  private static final int THREAD_HASH_BYTES = 16;

  private final MailTemplates templates;
  private final EventFiles files;
  private final AnswerLinks links;
  private final NamedTemplates named;
  private final ComputingTurns turns;

  /**
   * A renderer.
   *
   * @param formats how files in formats that name their author are written
   * @param links where recipients answer
   * @param named the templates that destinations name
   * @param turns in which mails are made
   */
  MailRenderer(
      MailTemplates templates,
      DestinationFormat formats,
      AnswerLinks links,
      NamedTemplates named,
      ComputingTurns turns) {
    this.turns = turns;
    this.links = links;
    this.named = named;
    this.files = new EventFiles(formats);
    this.templates = templates;
  }

  /**
   * Makes the mail, by the version of a named template with which the delivery was cut. Where that
   * makes no mail, none was ever sent by it, and the template as it is now takes its place.
   *
   * @throws TemplateException if a template of the destination is at fault or goes beyond a limit
   */
  MailMessage render(Delivery delivery, Recipients recipients) throws TemplateException {
    try (ComputingTurns.Turn _ = turns.take(delivery.destination().name())) {
      return renderedOrMended(delivery, recipients);
    }
  }

  private MailMessage renderedOrMended(Delivery delivery, Recipients recipients)
      throws TemplateException {
    try {
      return rendered(named.in(delivery, delivery.template()), recipients);
    } catch (TemplateException fault) {
      String mended = named.version(delivery.destination(), delivery.group());
      if (mended.isEmpty() || mended.equals(delivery.template())) {
        throw fault;
      }
      return rendered(named.in(delivery, mended), recipients);
    }
  }

  private MailMessage rendered(Delivery delivery, Recipients recipients) throws TemplateException {
    List<Attachment> attachments = files.of(delivery);
    MailText text =
        templates.render(
            MailContent.of(
                    delivery,
                    recipients.from(),
                    recipients.replyTo().orElse(recipients.from()),
                    attachments.stream().map(Attachment::name).toList())
                .answeredAt(links.of(delivery)));
    return new MailMessage(
        delivery.id(),
        delivery.cutAt(),
        thread(delivery),
        delivery.correspondence(),
        recipients.from(),
        recipients.replyTo(),
        recipients.to(),
        recipients.cc(),
        text.subject(),
        text.text(),
        text.html(),
        attachments,
        delivery
            .destination()
            .options(MailOptions.class)
            .unsubscribe()
            .map(uri -> uri.replace("{delivery}", delivery.id().toString())));
  }

  /** One thread for each feed: a destination and the group of its events. */
  private static String thread(Delivery delivery) {
    String feed = delivery.destination().name() + "\n" + delivery.group().text();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(feed.getBytes(StandardCharsets.UTF_8));
      return "feed." + HexFormat.of().formatHex(hash, 0, THREAD_HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

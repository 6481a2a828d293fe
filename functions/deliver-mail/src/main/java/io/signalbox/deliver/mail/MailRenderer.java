package io.signalbox.deliver.mail;

import io.signalbox.deliver.mail.mime.Attachment;
import io.signalbox.deliver.mail.mime.MailMessage;
import io.signalbox.deliver.mail.template.MailContent;
import io.signalbox.deliver.mail.template.MailTemplates;
import io.signalbox.deliver.mail.template.MailText;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventTable;
import io.signalbox.settings.DataFormat;
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
  /** How many events the text shows where a file has them all. */
  private static final int SAMPLE_ROWS = 20;

  private static final int THREAD_HASH_BYTES = 16;

  private final MailTemplates templates;
  private final EventFiles files;

  /**
   * A renderer.
   *
   * @param formats how files in formats that name their author are written
   */
  MailRenderer(MailTemplates templates, DestinationFormat formats) {
    this.files = new EventFiles(formats);
    this.templates = templates;
  }

  /**
   * Makes the mail.
   *
   * @throws TemplateException if a template of the destination is at fault or goes beyond a limit
   */
  MailMessage render(Delivery delivery, Recipients recipients) throws TemplateException {
    List<Attachment> attachments = files.of(delivery);
    var content =
        new MailContent(
            delivery,
            recipients.from(),
            recipients.replyTo().orElse(recipients.from()),
            shown(delivery),
            !delivery.destination().options(MailOptions.class).columns().isEmpty(),
            attachments.stream().map(Attachment::name).toList());
    MailText text = MarkedText.of(templates.render(content), marking(delivery));
    return new MailMessage(
        delivery.id(),
        delivery.cutAt(),
        thread(delivery),
        recipients.from(),
        recipients.replyTo(),
        recipients.to(),
        recipients.cc(),
        text.subject(),
        text.text(),
        text.html(),
        attachments);
  }

  private static Marking marking(Delivery delivery) {
    return Marking.of(delivery.envelopes().stream().map(StoredEnvelope::envelope).toList());
  }

  private static EventTable shown(Delivery delivery) {
    boolean whole = delivery.destination().format() == DataFormat.TABLE;
    List<Envelope> envelopes =
        delivery.envelopes().stream()
            .limit(whole ? Long.MAX_VALUE : SAMPLE_ROWS)
            .map(StoredEnvelope::envelope)
            .toList();
    return EventTable.of(EventFiles.columns(delivery.destination(), envelopes), envelopes);
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

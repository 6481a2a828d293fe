package io.signalbox.deliver.mail;

import io.signalbox.deliver.mail.mime.MailBytes;
import io.signalbox.deliver.mail.mime.MailWriter;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.mails.MailTemplates;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.store.Mailer;
import io.signalbox.templates.TemplateException;
import java.util.List;

/** Mails as a recipient reads them. */
final class RenderedMails {
  private static final MailAddress FROM = MailAddress.parse("CERT Example <reports@cert.example>");

  private static final MailRenderer RENDERER =
      new MailRenderer(
          new MailTemplates(),
          Deliveries.FORMATS,
          AnswerLinks.NONE,
          Deliveries.UNNAMED,
          new ComputingTurns(1));

  private RenderedMails() {}

  static ReadMail render(DataFormat format, MailOptions options, List<StoredEnvelope> arrivals) {
    try {
      return render(Deliveries.of(Deliveries.destination(format, options), arrivals));
    } catch (TemplateException fault) {
      throw new AssertionError(fault);
    }
  }

  static ReadMail render(Delivery delivery) throws TemplateException {
    return ReadMail.of(written(delivery));
  }

  /** The mail as it is sent. */
  static byte[] written(Delivery delivery) throws TemplateException {
    var mail = new MailBytes(Mailer.SIZE_LIMIT_BYTES);
    MailWriter.write(RENDERER.render(delivery, Recipients.of(delivery.destination(), FROM)), mail);
    return mail.body().bytes();
  }
}

package io.signalbox.local;

import io.signalbox.delivery.log.SentMessages;
import io.signalbox.local.mail.BounceMailbox;
import io.signalbox.local.mail.Bounces;
import io.signalbox.local.mail.KeptMails;
import io.signalbox.local.mail.Mailbox;
import io.signalbox.local.mail.SmtpMailer;
import io.signalbox.local.mail.YieldingMailer;
import io.signalbox.store.Belongings;
import io.signalbox.store.Mailer;
import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How mails leave a hub on one machine, and how it hears of those that return.
 *
 * @param mailbox where mails are kept; empty where an SMTP server takes them
 * @param bounceMailbox where returned mails are read from, if anywhere
 */
record MailSystem(Mailer mailer, Optional<Mailbox> mailbox, Optional<BounceMailbox> bounceMailbox)
    implements AutoCloseable {
  private static final String BOUNCES_QUEUE = "BouncesQueue";
  private static final String DELIVERIES_TABLE = "Deliveries";

  /**
   * What the options ask for.
   *
   * @param mustYield whether those who post lack the processors right now
   * @throws IOException if the folder of mails cannot be used
   */
  static MailSystem of(
      Options options, EmbeddedStore store, Optional<DataFolder> data, BooleanSupplier mustYield)
      throws IOException {
    SentMessages sent =
        new SentMessages(store.table(DELIVERIES_TABLE), options.clock(), Duration.ZERO);
    Bounces bounces =
        new Bounces(store.queue(BOUNCES_QUEUE), id -> sent.find(id).isPresent(), options.clock());
    Optional<BounceMailbox> bounceMailbox =
        options.mail().bounceMailbox().map(file -> new BounceMailbox(file, bounces));
    if (options.mail().smtp().isPresent()) {
      Mailer smtp = new SmtpMailer(options.mail().smtp().get(), bounces, options.clock());
      return new MailSystem(new YieldingMailer(smtp, mustYield), Optional.empty(), bounceMailbox);
    }
    Mailbox mailbox = DataFolder.mailbox(data, options.clock());
    return new MailSystem(mailbox, Optional.of(mailbox), bounceMailbox);
  }

  /** What the hub keeps beside its tables. */
  Belongings kept(EmbeddedStore store, Optional<DataFolder> data) {
    return new KeptMails(store, mailbox, () -> data.ifPresent(StoreCopy::removeAll));
  }

  /** Begins to read the mails that return. */
  void start() {
    bounceMailbox.ifPresent(BounceMailbox::start);
  }

  @Override
  public void close() {
    bounceMailbox.ifPresent(BounceMailbox::close);
  }
}

package io.signalbox.deliver.mail;

import io.signalbox.delivery.notice.SentMails;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.mails.MailTemplates;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.Mailer;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Duration;

/** A sender of mails to a postbox, with what it needs in memory. */
final class MailScene {
  static final String HUB = "reports@cert.example";

  final Postbox postbox = new Postbox();
  final MemorySecrets secrets = new MemorySecrets();
  final Suppressions suppressions;
  final MailSender sender;
  final EmbeddedStore store;

  MailScene(Clock clock) {
    this(clock, AnswerLinks.NONE);
  }

  MailScene(Clock clock, AnswerLinks links) {
    store = EmbeddedStore.inMemory(clock);
    suppressions = new Suppressions(store.table("deliveries"), clock);
    sender = sender(postbox, suppressions, store, secrets, clock, links);
  }

  /** One that leaves its mails to that mailer. */
  static MailSender sender(Mailer mailer, Clock clock) {
    EmbeddedStore store = EmbeddedStore.inMemory(clock);
    return sender(
        mailer,
        new Suppressions(store.table("deliveries"), clock),
        store,
        new MemorySecrets(),
        clock,
        AnswerLinks.NONE);
  }

  private static MailSender sender(
      Mailer mailer,
      Suppressions suppressions,
      EmbeddedStore store,
      MemorySecrets secrets,
      Clock clock,
      AnswerLinks links) {
    return new MailSender(
        mailer,
        suppressions,
        MailAddress.parse("CERT Example <" + HUB + ">"),
        new MailTemplates(),
        secrets,
        clock,
        links,
        Deliveries.UNNAMED,
        new MailAllowances(store.table("deliveries"), clock),
        new KeptMails(new SentMails(store.table("deliveries"), clock, Duration.ofDays(30)), links));
  }
}

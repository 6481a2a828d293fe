package io.signalbox.deliver.mail;

import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.deliver.mail.mime.MailBytes;
import io.signalbox.deliver.mail.mime.MailMessage;
import io.signalbox.delivery.Allowance;
import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.delivery.suppression.Suppression;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.HubIdentity;
import io.signalbox.mails.MailTemplates;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.store.Mailer;
import io.signalbox.store.Secrets;
import io.signalbox.templates.TemplateException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delivers by mail. A delivery is one mail to all recipients of its destination; suppressed
 * addresses are left out, and the outcome names them.
 */
final class MailSender implements Sender {
  private static final Capacity CAPACITY =
      new Capacity(10_000, 40_000_000, 1, Capacity.LONGEST_SEND_LIMIT, true);

  private final Mailer mailer;
  private final Suppressions suppressions;
  private final MailAddress sender;
  private final Protections protections;
  private final KeyNotices keyNotices;
  private final MailRenderer renderer;
  private final MailCutter cutter;
  private final NamedTemplates named;
  private final MailAllowances allowances;
  private final KeptMails kept;
  private final ComputingTurns turns =
      new ComputingTurns(Runtime.getRuntime().availableProcessors());

  /**
   * @param sender who sends, unless a destination says otherwise
   * @param secrets where the hub's own keys are
   * @param clock tells whether a key has expired
   * @param links where recipients answer
   * @param named the templates that destinations name
   * @param allowances how many mails an address gets
   * @param kept where the mails of notices are kept
   */
  public MailSender(
      Mailer mailer,
      Suppressions suppressions,
      MailAddress sender,
      MailTemplates templates,
      Secrets secrets,
      Clock clock,
      AnswerLinks links,
      NamedTemplates named,
      MailAllowances allowances,
      KeptMails kept) {
    this.kept = kept;
    this.protections = new Protections(secrets, clock);
    this.keyNotices = new KeyNotices(mailer, suppressions, protections, clock);
    this.mailer = mailer;
    this.suppressions = suppressions;
    this.sender = sender;
    this.named = named;
    this.allowances = allowances;
    this.renderer =
        new MailRenderer(
            templates, new DestinationFormat(HubIdentity.of(sender)), links, named, turns);
    this.cutter = new MailCutter(renderer, Mailer.SIZE_LIMIT_BYTES);
  }

  @Override
  public Capacity capacity(Destination destination) {
    return CAPACITY;
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    Recipients recipients;
    try {
      recipients = Recipients.of(destination, sender);
    } catch (IllegalArgumentException saidWhenSending) {
      return List.of(waiting.size());
    }
    return cutter.cut(destination, group, waiting, recipients, named.version(destination, group));
  }

  @Override
  public String template(Destination destination, Group group) {
    return named.version(destination, group);
  }

  @Override
  public Optional<NoticeSubject> notice(Delivery delivery) {
    Destination destination = delivery.destination();
    List<StoredEnvelope> mailed = MailedEvents.of(delivery).envelopes();
    return destination.options(MailOptions.class).notices().tickets() && !mailed.isEmpty()
        ? Optional.of(
            MailNotices.subject(destination, sender, mailed, delivery.correspondence().history()))
        : Optional.empty();
  }

  @Override
  public Optional<Group> nextLevel(Destination destination, Group group) {
    return Optional.empty();
  }

  @Override
  public Allowance allowance(Destination destination, Group group) {
    Optional<Integer> perHour = destination.options(MailOptions.class).perHour();
    if (perHour.isEmpty()) {
      return Allowance.UNLIMITED;
    }
    try {
      return allowances.of(perHour.get(), Recipients.of(destination, sender).all());
    } catch (IllegalArgumentException saidWhenSending) {
      return Allowance.UNLIMITED;
    }
  }

  @Override
  public Outcome send(Delivery loaded, Steps steps) {
    Delivery delivery = MailedEvents.of(loaded);
    if (delivery.envelopes().isEmpty()) {
      return new Outcome.Delivered(
          "Not sent: only tags have changed, and the destination asks for no updates");
    }
    Recipients named;
    try {
      named = Recipients.of(delivery.destination(), sender);
    } catch (IllegalArgumentException fault) {
      return atFault(delivery, "The destination's settings are at fault: " + fault.getMessage());
    }
    int count = named.all().size();
    if (count == 0 || count > Mailer.RECIPIENTS_LIMIT) {
      return atFault(
          delivery,
          "The destination has %d recipients; a mail has 1 to %d"
              .formatted(count, Mailer.RECIPIENTS_LIMIT));
    }
    Map<String, Suppression> suppressed = suppressions.among(named.all());
    Recipients left = named.without(suppressed.keySet());
    return left.all().isEmpty()
        ? new Outcome.RecipientRefused(
            "All recipients are suppressed: " + LeftOut.listed(suppressed.values()))
        : send(delivery, left, suppressed.values(), steps);
  }

  private Outcome send(
      Delivery delivery, Recipients recipients, Collection<Suppression> leftOut, Steps steps) {
    MailMessage message;
    Protection protection;
    try {
      protection =
          protections.of(delivery.destination().options(MailOptions.class).security(), recipients);
      message = renderer.render(delivery, recipients);
      message = steps.isSample() ? message.asTest() : message;
    } catch (UnusableKeyException fault) {
      String notice =
          steps.isSample()
              ? ""
              : keyNotices.send(delivery.destination().options(MailOptions.class), recipients);
      // It goes when there is a usable key; what needs no key, or another one, goes on.
      return new Outcome.RecipientRefused("Not sent: " + fault.getMessage() + notice, true);
    } catch (TemplateException.TooLong fault) {
      return new Outcome.ContentRefused(String.valueOf(fault.getMessage()), true);
    } catch (TemplateException fault) {
      return new Outcome.Failed(String.valueOf(fault.getMessage()));
    }
    kept.keep(delivery, message, steps);
    steps.begin(Step.SEND);
    steps.note(protection.text());
    Outcome outcome = new Outcome.Failed("There is no recipient");
    List<String> sent = new ArrayList<>();
    Optional<String> thread = Optional.empty();
    for (Protection.Copy copy : protection.copies()) {
      outcome = send(delivery.destination().name(), message, copy, protection, recipients.from());
      if (!(outcome instanceof Outcome.Delivered delivered)) {
        return sent.isEmpty()
            ? outcome
            : new Outcome.Unknown("Some recipients have it, others not: " + outcome.answer());
      }
      sent.add(outcome.answer());
      thread = thread.or(delivered::threadId);
    }
    return new Outcome.Delivered(LeftOut.added(String.join(" ", sent), leftOut), sent, thread);
  }

  private Outcome send(
      String destination,
      MailMessage message,
      Protection.Copy copy,
      Protection protection,
      MailAddress from) {
    var mail = new MailBytes(Mailer.SIZE_LIMIT_BYTES);
    try (ComputingTurns.Turn _ = turns.take(destination)) {
      ProtectedMail.write(message, copy, protection.signers(), mail);
    }
    if (mail.size() > Mailer.SIZE_LIMIT_BYTES) {
      return new Outcome.ContentRefused(
          "As a mail this has %,d bytes; a mail has at most %,d"
              .formatted(mail.size(), Mailer.SIZE_LIMIT_BYTES),
          true);
    }
    List<String> addresses = copy.recipients().stream().map(MailAddress::address).toList();
    return switch (mailer.send(new Mailer.Mail(from.address(), addresses, mail.body()))) {
      case Mailer.Result.Accepted(String id, Optional<String> header) ->
          new Outcome.Delivered(id, List.of(id), header.or(() -> Optional.of(message.messageId())));
      case Mailer.Result.ContentRefused(String reason) -> new Outcome.ContentRefused(reason);
      case Mailer.Result.RecipientRefused(String reason) -> new Outcome.RecipientRefused(reason);
      case Mailer.Result.AccountRefused(String reason) -> new Outcome.DestinationRefused(reason);
      case Mailer.Result.HubRefused(String reason) -> new Outcome.HubRefused(reason);
      case Mailer.Result.Deferred(String reason) -> new Outcome.Failed(reason);
      case Mailer.Result.Unknown(String reason) -> new Outcome.Unknown(reason);
    };
  }

  /** What is wrong with one addressee of the directory says nothing of the others. */
  private static Outcome atFault(Delivery delivery, String reason) {
    return Addressee.of(delivery.group()).isPresent()
        ? new Outcome.RecipientRefused(reason, true)
        : new Outcome.Failed(reason);
  }
}

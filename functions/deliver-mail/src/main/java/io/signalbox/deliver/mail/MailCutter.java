package io.signalbox.deliver.mail;

import io.signalbox.deliver.mail.mime.MailBytes;
import io.signalbox.deliver.mail.mime.MailWriter;
import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.history.HistoryRule;
import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailOptions;
import io.signalbox.templates.TemplateException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Cuts what waits into mails that are not too large. It makes each mail to see how large it gets:
 * what templates and encodings make of events is known only then.
 */
final class MailCutter {
  /** Numbers with as many digits as can be, so that the mail that is sent is not the larger one. */
  private static final int LARGE_NUMBER = 99_999;

  private static final Optional<Ticket> LARGE_TICKET =
      Optional.of(new Ticket(LocalDate.EPOCH, LARGE_NUMBER));
  private static final Optional<String> LONG_THREAD = Optional.of("<" + "x".repeat(200) + ">");

  /** An encrypted mail is in base64 once more. */
  private static final double ENCRYPTED_SIZE = 1.4;

  private final MailRenderer renderer;
  private final int limitBytes;

  MailCutter(MailRenderer renderer, int limitBytes) {
    this.renderer = renderer;
    this.limitBytes = limitBytes;
  }

  /**
   * How many events each mail has, by that version of a named template. A mail can be too large
   * only if it has one event, or if the destination's templates are at fault.
   */
  List<Integer> cut(
      Destination destination,
      Group group,
      List<StoredEnvelope> waiting,
      Recipients recipients,
      String template) {
    return pieces(destination, group, waiting, recipients, template).toList();
  }

  private Stream<Integer> pieces(
      Destination destination,
      Group group,
      List<StoredEnvelope> waiting,
      Recipients recipients,
      String template) {
    if (waiting.size() == 1 || fits(destination, group, waiting, recipients, template)) {
      return Stream.of(waiting.size());
    }
    int half = waiting.size() / 2;
    return Stream.concat(
        pieces(destination, group, waiting.subList(0, half), recipients, template),
        pieces(destination, group, waiting.subList(half, waiting.size()), recipients, template));
  }

  private static boolean isEncrypted(Destination destination) {
    return destination.options(MailOptions.class).security().mayEncrypt();
  }

  private boolean fits(
      Destination destination,
      Group group,
      List<StoredEnvelope> events,
      Recipients recipients,
      String template) {
    Optional<NoticeHistory> history =
        HistoryRule.of(destination, group).map(_ -> NoticeHistory.largest(events));
    var largest =
        new Delivery(
            new UUID(-1, -1),
            destination,
            group,
            history.map(known -> known.in(events)).orElse(events),
            LARGE_NUMBER,
            LARGE_NUMBER,
            1,
            Instant.EPOCH,
            new Correspondence(LARGE_TICKET, LONG_THREAD, history),
            template);
    try {
      var measured = new MailBytes(0);
      MailWriter.write(renderer.render(largest, recipients), measured);
      return measured.size() * (isEncrypted(destination) ? ENCRYPTED_SIZE : 1) <= limitBytes;
    } catch (TemplateException.TooLong tooMany) {
      return false;
    } catch (TemplateException saidWhenSending) {
      return true;
    }
  }
}

package io.signalbox.bounces;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.LateOutcome;
import io.signalbox.delivery.log.LateOutcomes;
import io.signalbox.delivery.log.SentMessages;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Brings what SES tells of a mail to its delivery, and suppresses the addresses that mails bounce
 * from for good, and those that complain.
 *
 * <p>A message that can't be read, or whose addresses could not be written down, goes back to the
 * queue by itself, and from there to the dead-letter queue; it holds up no other. Logs name no
 * address: those are in the suppressions.
 */
public final class BouncesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final System.Logger LOG = System.getLogger(BouncesHandler.class.getName());

  /** For so long after a mail was sent, the drain that sent it may not have noted its id. */
  private static final Duration MAY_BE_UNKNOWN = Duration.ofMinutes(15);

  private final Suppressions suppressions;
  private final LateOutcomes outcomes;
  private final BounceReports reports;
  private final Clock clock;

  /** What Lambda calls. */
  public BouncesHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(BouncesHandler::priming);
  }

  public BouncesHandler(Platform platform) {
    Duration retention = platform.environment().duration("RETENTION");
    Table deliveries = platform.table("DELIVERIES_TABLE");
    clock = platform.clock();
    suppressions = new Suppressions(deliveries, clock);
    SentMessages messages = new SentMessages(deliveries, clock, retention);
    Readers readers = new Readers(platform.dueTable("READERS_TABLE"));
    outcomes = new LateOutcomes(messages, new DeliveryLog(deliveries, clock, retention), readers);
    reports = new BounceReports(platform, messages, readers);
  }

  /** A mail that bounced for good. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(
        new BouncesHandler(platform),
        PrimingEvents.message(
            """
            {"eventType": "Bounce", "mail": {"messageId": "priming"},
             "bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": "priming@example.org"}]}}
            """));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var failures = new ArrayList<BatchItemFailure>();
    for (SQSMessage message : event.getRecords()) {
      if (!isDone(message)) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private boolean isDone(SQSMessage message) {
    try {
      return act(FeedbackReader.read(message.getBody()));
    } catch (MalformedFeedback | StoreException fault) {
      return notDone(message, String.valueOf(fault.getMessage()));
    } catch (RuntimeException defect) {
      // What it says may name an address.
      return notDone(message, defect.getClass().getName());
    }
  }

  private static boolean notDone(SQSMessage message, String reason) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Message %s was not worked off: %s".formatted(message.getMessageId(), reason));
    return false;
  }

  /**
   * Acts on it.
   *
   * @return whether it is done; a mail's outcome may be told before the hub has noted its id
   */
  private boolean act(Feedback feedback) {
    return switch (feedback) {
      case Feedback.OfMail mail -> {
        for (var recipient : mail.unreachable()) {
          suppressions.add(recipient.address(), recipient.reason(), recipient.detail());
        }
        LOG.log(
            System.Logger.Level.INFO,
            "%d addresses are suppressed, %d could not be read"
                .formatted(mail.unreachable().size(), mail.unreadable()));
        yield mail.outcome()
            .map(
                outcome ->
                    isBrought(outcome, mail)
                        && reports.tell(outcome.messageId(), mail.unreachable()))
            .orElse(true);
      }
      case Feedback.Irrelevant(String kind) -> {
        LOG.log(System.Logger.Level.DEBUG, "Nothing to do for " + kind);
        yield true;
      }
    };
  }

  private boolean isBrought(LateOutcome outcome, Feedback.OfMail mail) {
    if (outcomes.add(outcome)) {
      return true;
    }
    Instant young = clock.instant().minus(MAY_BE_UNKNOWN);
    boolean isToBeToldAgain = mail.sentAt().filter(sent -> sent.isAfter(young)).isPresent();
    LOG.log(
        System.Logger.Level.INFO,
        "Mail %s is not known%s"
            .formatted(outcome.messageId(), isToBeToldAgain ? " yet" : " here"));
    return !isToBeToldAgain;
  }
}

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
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.util.ArrayList;

/**
 * Suppresses the addresses that mails bounce from for good, and those that complain.
 *
 * <p>A message that can't be read, or whose addresses could not be written down, goes back to the
 * queue by itself, and from there to the dead-letter queue; it holds up no other. Logs name no
 * address: those are in the suppressions.
 */
public final class BouncesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final System.Logger LOG = System.getLogger(BouncesHandler.class.getName());

  private final Suppressions suppressions;

  /** What Lambda calls. */
  public BouncesHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(BouncesHandler::priming);
  }

  public BouncesHandler(Platform platform) {
    suppressions = new Suppressions(platform.table("DELIVERIES_TABLE"), platform.clock());
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
      act(FeedbackReader.read(message.getBody()));
      return true;
    } catch (MalformedFeedback | StoreException fault) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Message %s was not worked off: %s"
              .formatted(message.getMessageId(), fault.getMessage()));
      return false;
    }
  }

  private void act(Feedback feedback) {
    switch (feedback) {
      case Feedback.Final last -> {
        for (var recipient : last.addresses()) {
          suppressions.add(recipient.address(), last.reason(), recipient.detail());
        }
        LOG.log(
            System.Logger.Level.INFO,
            "%d addresses are suppressed: %s".formatted(last.addresses().size(), last.reason()));
      }
      case Feedback.Passing(String kind, int recipients, String messageId) ->
          LOG.log(
              System.Logger.Level.INFO,
              "Mail %s did not reach %d recipients for now: %s"
                  .formatted(messageId, recipients, kind));
      case Feedback.Irrelevant(String kind) ->
          LOG.log(System.Logger.Level.DEBUG, "Nothing to do for " + kind);
    }
  }
}

package io.signalbox.deliver.mail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Rehearsal;
import io.signalbox.aws.RehearsalEvents;
import io.signalbox.deliver.mail.template.MailTemplates;
import io.signalbox.delivery.HintHandler;
import io.signalbox.delivery.RehearsalScene;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.Method;
import io.signalbox.store.Platform;

/** Sends the feeds that the hints name as mails. */
public final class DeliverMailHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final HintHandler hints;

  /** What Lambda calls. */
  public DeliverMailHandler() {
    this(AwsPlatform.fromEnvironment());
    Rehearsal.beforeSnapshot(DeliverMailHandler::rehearsal);
  }

  public DeliverMailHandler(Platform platform) {
    var sender =
        new MailSender(
            platform.mailer(),
            new Suppressions(platform.table("DELIVERIES_TABLE"), platform.clock()),
            MailAddress.parse(platform.environment().required("MAIL_SENDER")),
            new MailTemplates(System::nanoTime));
    hints = HintHandler.of(platform, Method.MAIL, sender);
  }

  /** A mail of one event. */
  public static Rehearsal.Piece<?> rehearsal(Platform platform) {
    RehearsalScene.ofMail(platform);
    return new Rehearsal.Piece<>(
        new DeliverMailHandler(platform), RehearsalEvents.message(RehearsalScene.hint()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return hints.handle(event, context);
  }
}

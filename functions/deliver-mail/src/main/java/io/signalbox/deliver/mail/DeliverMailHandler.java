package io.signalbox.deliver.mail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.delivery.HintHandler;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.delivery.notice.AnswerTokens;
import io.signalbox.delivery.notice.SentMails;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.keys.HeldKeys;
import io.signalbox.directory.lookup.CurrentRecipients;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.HubIdentity;
import io.signalbox.mails.MailTemplates;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailMethod;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Platform;
import io.signalbox.wkd.KeyFinder;

/** Sends the feeds that the hints name as mails. */
public final class DeliverMailHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final HintHandler hints;

  /** What Lambda calls. */
  public DeliverMailHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(DeliverMailHandler::priming);
  }

  public DeliverMailHandler(Platform platform) {
    var address = MailAddress.parse(platform.environment().required("MAIL_SENDER"));
    var settings = CachedSettings.of(platform);
    var suppressions = new Suppressions(platform.table("DELIVERIES_TABLE"), platform.clock());
    var links =
        AnswerLinks.signedBy(
            new AnswerTokens(platform.secrets(), platform.clock(), platform.random()));
    var sender =
        new MailSender(
            platform.mailer(),
            suppressions,
            address,
            new MailTemplates(),
            platform.secrets(),
            platform.clock(),
            links,
            new NamedTemplates(
                settings,
                new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random()).templates()),
            new MailAllowances(platform.table("DELIVERIES_TABLE"), platform.clock()),
            new KeptMails(
                new SentMails(
                    platform.table("DELIVERIES_TABLE"),
                    platform.clock(),
                    platform.environment().duration("RETENTION")),
                links));
    var formats = new DestinationFormat(HubIdentity.of(address));
    var recipients =
        new DirectoryRecipients(
            DirectoryStore.of(platform),
            new CurrentRecipients(mails -> suppressions.among(mails).keySet(), platform.clock()));
    hints =
        HintHandler.of(
            platform,
            new MailMethod(),
            new DirectorySender(
                new HeldKeySender(
                    new FoundKeySender(
                        new WritableDeliveries(sender, formats),
                        address,
                        KeyFinder.of(platform),
                        platform.clock()),
                    new HeldKeys(platform.table("DIRECTORY_TABLE"))),
                recipients),
            settings);
  }

  /** A mail of one event. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofMail(platform);
    return new Priming.Call<>(
        new DeliverMailHandler(platform), PrimingEvents.message(PrimingScene.hint()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return hints.handle(event, context);
  }
}

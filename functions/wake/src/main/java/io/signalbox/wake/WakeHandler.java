package io.signalbox.wake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Coding;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.requested.KnownDestinations;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.joda.time.DateTime;
import org.jspecify.annotations.Nullable;

/** Is called once a minute. */
public final class WakeHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {
  private final Wake wake;
  private final Clock clock;

  /** For Lambda. */
  public WakeHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(WakeHandler::priming);
  }

  public WakeHandler(Platform platform) {
    Duration retention = platform.environment().duration("RETENTION");
    var readers = new Readers(platform.dueTable("READERS_TABLE"));
    var feeds = new FeedLog(platform.table("FEEDS_TABLE"), platform.clock(), retention);
    this.clock = platform.clock();
    this.wake =
        new Wake(
            readers,
            feeds,
            KnownDestinations.of(platform, CachedSettings.of(platform)),
            HintSender.of(platform),
            platform.queue("BACKFILL_QUEUE"),
            new MissedReaderScan(
                readers,
                feeds,
                new DestinationStates(platform.table("READERS_TABLE"), platform.random()),
                new DestinationWatch(notices(platform, retention)),
                platform.random()),
            clock);
  }

  private static HubNotices notices(Platform platform, Duration retention) {
    EnvelopeStore envelopes =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"),
            platform.clock(),
            platform.random(),
            retention,
            Coding.named(platform.environment().required("ENVELOPE_CODING")));
    return new HubNotices(envelopes, platform.environment().required("HUB_NAME"), "destinations");
  }

  /** A minute in which one reader is due. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofMail(platform);
    ScheduledEvent minute = new ScheduledEvent();
    minute.setTime(DateTime.now());
    return new Priming.Call<>(new WakeHandler(platform), minute);
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    wake.wake(called(event), () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    return null;
  }

  /** For when the call was planned; it has no plan where somebody makes it by hand. */
  private Instant called(ScheduledEvent event) {
    @Nullable DateTime planned = event.getTime();
    return planned == null ? clock.instant() : Instant.ofEpochMilli(planned.getMillis());
  }
}

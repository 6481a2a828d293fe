package io.signalbox.statistics.service;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.delivery.destination.FailureRates;
import io.signalbox.envelope.Coding;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.statistics.CountedLogs;
import io.signalbox.statistics.Funnel;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.HourlyCounts;
import io.signalbox.statistics.SheetBuilder;
import io.signalbox.statistics.Statistics;
import io.signalbox.statistics.habit.FailureWatch;
import io.signalbox.statistics.habit.HabitStore;
import io.signalbox.statistics.habit.HabitWatch;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Is called every five minutes: writes the sheets that are due, tells which senders and feeds are
 * silent or surge and at which destinations more fails than usual, and keeps the figures of days
 * that change no more.
 */
public final class SheetHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {
  /** What reading and writing one more sheet may take. */
  private static final int SPARE_MILLISECONDS = 40_000;

  private final SheetBuilder sheets;
  private final Funnel funnel;
  private final HabitWatch watch;

  /** For Lambda. */
  public SheetHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(SheetHandler::priming);
  }

  public SheetHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    Table feeds = platform.table("FEEDS_TABLE");
    EnvelopeStore envelopes =
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"),
            clock,
            platform.random(),
            retention,
            Coding.named(platform.environment().required("ENVELOPE_CODING")));
    HostKey key = new HostKey(platform.secrets(), platform.random());
    CountedLogs logs =
        new CountedLogs(feeds, envelopes, platform.table("DELIVERIES_TABLE"), clock, retention);
    this.sheets = new SheetBuilder(feeds, logs, key, clock, retention);
    this.funnel =
        new Funnel(feeds, envelopes, platform.table("DELIVERIES_TABLE"), key, clock, retention);
    HubNotices notices =
        new HubNotices(envelopes, platform.environment().required("HUB_NAME"), "watch");
    this.watch =
        new HabitWatch(
            new HourlyCounts(feeds, clock, retention),
            new HabitStore(feeds),
            notices,
            new FailureWatch(
                new Statistics(feeds, logs, key, clock, retention, 1),
                notices,
                new FailureRates(feeds, clock)));
  }

  /** A journal with one event, whose hour is not over. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofJournal(platform);
    return new Priming.Call<>(new SheetHandler(platform), new ScheduledEvent());
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    BooleanSupplier hasTime = () -> context.getRemainingTimeInMillis() > SPARE_MILLISECONDS;
    sheets.build(hasTime);
    watch.look(hasTime);
    funnel.build(hasTime);
    return null;
  }
}

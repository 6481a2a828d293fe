package io.signalbox.statistics.service;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.SheetBuilder;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is called every five minutes, and writes the sheets that are due. */
public final class SheetHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {
  /** What reading and writing one more sheet may take. */
  private static final int SPARE_MILLISECONDS = 40_000;

  private final SheetBuilder sheets;

  /** For Lambda. */
  public SheetHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(SheetHandler::priming);
  }

  public SheetHandler(Platform platform) {
    Clock clock = platform.clock();
    Duration retention = platform.environment().duration("RETENTION");
    this.sheets =
        new SheetBuilder(
            platform.table("FEEDS_TABLE"),
            new EnvelopeStore(
                platform.table("ENVELOPES_TABLE"), clock, platform.random(), retention),
            new HostKey(platform.secrets(), platform.random()),
            clock,
            retention);
  }

  /** A journal with one event, whose hour is not over. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofJournal(platform);
    return new Priming.Call<>(new SheetHandler(platform), new ScheduledEvent());
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    sheets.build(() -> context.getRemainingTimeInMillis() > SPARE_MILLISECONDS);
    return null;
  }
}

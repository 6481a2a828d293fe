package io.signalbox.fanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.CachedSettings;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.List;

/** Takes the hints of backfills, and of jobs that reckon with changed settings, one at a time. */
public final class BackfillHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Backfill backfill;
  private final WhatIfRun whatIfs;

  /** For Lambda. */
  public BackfillHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(BackfillHandler::priming);
  }

  public BackfillHandler(Platform platform) {
    Duration retention = platform.environment().duration("RETENTION");
    CachedSettings settings = CachedSettings.of(platform);
    this.whatIfs = new WhatIfRun(platform, retention);
    this.backfill =
        new Backfill(
            new Readers(platform.dueTable("READERS_TABLE")),
            new FeedLog(platform.table("FEEDS_TABLE"), platform.clock(), retention),
            new EnvelopeStore(
                platform.table("ENVELOPES_TABLE"), platform.clock(), platform.random(), retention),
            Routes.of(platform, settings),
            FanoutHandler.feeds(platform, settings, retention),
            HintSender.of(platform),
            platform.clock(),
            platform.environment().duration(CachedSettings.AGE_VARIABLE));
  }

  /** A hint at a backfill that is done. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(
        new BackfillHandler(platform), PrimingEvents.message(PrimingScene.hint()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      ReaderId id = Hint.parse(message.getBody()).reader();
      Deadline deadline = () -> Duration.ofMillis(context.getRemainingTimeInMillis());
      if (id.isWhatIf()) {
        whatIfs.run(id, deadline);
      } else {
        backfill.fill(id, deadline);
      }
    }
    return new SQSBatchResponse(List.of());
  }
}

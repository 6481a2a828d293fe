package io.signalbox.track.erasure;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.store.Platform;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is called once a minute, and goes on with the erasures that run. */
public final class EraseHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {
  private final ErasureRun run;

  /** For Lambda. */
  public EraseHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(EraseHandler::priming);
  }

  public EraseHandler(Platform platform) {
    this.run = new ErasureRun(platform, new Erasures(platform.table("READERS_TABLE")));
  }

  /** A minute in which nothing is to be erased. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(new EraseHandler(platform), new ScheduledEvent());
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    run.run(() -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    return null;
  }
}

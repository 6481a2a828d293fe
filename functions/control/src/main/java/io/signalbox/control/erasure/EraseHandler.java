package io.signalbox.control.erasure;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.delivery.Deadline;
import io.signalbox.store.Platform;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is called once a minute: goes on with the erasures that run, and takes out what is kept no
 * longer.
 */
public final class EraseHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {
  private final ErasureRun erasures;
  private final RetentionRun retention;

  /** For Lambda. */
  public EraseHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(EraseHandler::priming);
  }

  public EraseHandler(Platform platform) {
    this.erasures = new ErasureRun(platform, new Erasures(platform.table("READERS_TABLE")));
    this.retention = new RetentionRun(platform);
  }

  /** A minute in which nothing is to be erased. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(new EraseHandler(platform), new ScheduledEvent());
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    Deadline deadline = () -> Duration.ofMillis(context.getRemainingTimeInMillis());
    erasures.run(deadline);
    retention.run(deadline);
    return null;
  }
}

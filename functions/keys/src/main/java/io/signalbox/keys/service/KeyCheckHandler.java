package io.signalbox.keys.service;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.store.Platform;
import org.jspecify.annotations.Nullable;

/** Is called once an hour: looks at which keys and certificates expire. */
public final class KeyCheckHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {
  private final ExpiryWatch watch;

  /** For Lambda. */
  public KeyCheckHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(KeyCheckHandler::priming);
  }

  public KeyCheckHandler(Platform platform) {
    this.watch = new ExpiryWatch(UsedKeys.of(platform), platform.metrics());
  }

  /** An hour in which nothing expires. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(new KeyCheckHandler(platform), new ScheduledEvent());
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, @Nullable Context context) {
    watch.look();
    return null;
  }
}

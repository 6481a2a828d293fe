package io.signalbox.keys.service;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.store.Platform;
import io.signalbox.wkd.KeyFinder;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is called once an hour: asks Web Key Directories anew for the keys that are used, and looks at
 * which keys and certificates expire.
 */
public final class KeyCheckHandler implements RequestHandler<ScheduledEvent, @Nullable Void> {
  /** The function may take a minute. */
  private static final Duration LOOKING = Duration.ofSeconds(30);

  private static final int FOUND_KEYS_MOST = 1_000;

  private final ExpiryWatch watch;
  private final KeyFinder finder;
  private final Clock clock;

  /** For Lambda. */
  public KeyCheckHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(KeyCheckHandler::priming);
  }

  public KeyCheckHandler(Platform platform) {
    this(platform, KeyFinder.of(platform));
  }

  KeyCheckHandler(Platform platform, KeyFinder finder) {
    this.finder = finder;
    this.clock = platform.clock();
    this.watch = new ExpiryWatch(UsedKeys.of(platform), platform.metrics());
  }

  /** An hour in which nothing expires. */
  public static Priming.Call<?> priming(Platform platform) {
    return new Priming.Call<>(new KeyCheckHandler(platform), new ScheduledEvent());
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, @Nullable Context context) {
    finder.refresh(clock.instant().plus(LOOKING), FOUND_KEYS_MOST);
    watch.look();
    return null;
  }
}

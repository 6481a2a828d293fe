package io.signalbox.fanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.signalbox.archive.Archive;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.feed.FeedAppender;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Change;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.util.List;

/**
 * Takes batches of the Envelopes table's stream. A batch that could not be worked off whole is told
 * from its beginning.
 */
public final class FanoutHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private static final System.Logger LOG = System.getLogger(FanoutHandler.class.getName());

  private final Fanout fanout;

  /** For Lambda. */
  public FanoutHandler() {
    this(AwsPlatform.fromEnvironment());
  }

  public FanoutHandler(Platform platform) {
    Duration retention = Duration.parse(platform.environment().required("RETENTION"));
    CachedSettings settings =
        new CachedSettings(
            new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random()),
            platform.clock());
    this.fanout =
        new Fanout(
            new Archive(
                platform.table("ENVELOPES_TABLE"), platform.clock(), platform.random(), retention),
            new Routes(settings),
            new FeedAppender(platform.table("FEEDS_TABLE"), platform.clock(), retention),
            new Unrouted(platform.table("DELIVERIES_TABLE"), platform.clock(), retention),
            HintSender.of(platform));
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    List<Change> batch = DynamoStreamChanges.of(event);
    try {
      fanout.fan(batch);
      return new StreamsEventResponse(List.of());
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "A batch is to be told again", e);
      return new StreamsEventResponse(
          List.of(new StreamsEventResponse.BatchItemFailure(batch.getFirst().sequence())));
    }
  }
}

package io.signalbox.fanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.delivery.reader.MainReaderProvisioner;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.settings.CachedSettings;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.Change;
import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes batches of the Envelopes table's stream. The answer names the first record that is to be
 * told again: the batch's first one when the store was away, a later one when time ran short.
 */
public final class FanoutHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private static final System.Logger LOG = System.getLogger(FanoutHandler.class.getName());

  private final Fanout fanout;
  private final Unrouted unrouted;

  /** For Lambda. */
  public FanoutHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(FanoutHandler::priming);
  }

  public FanoutHandler(Platform platform) {
    this.fanout = fanout(platform);
    this.unrouted = unrouted(platform);
  }

  /** A batch of one envelope, which goes to one destination. */
  public static Priming.Call<?> priming(Platform platform) {
    Item envelope = primed(platform);
    return new Priming.Call<>(
        new FanoutHandler(platform),
        DynamoStreamChanges.toEvent(List.of(new Change("1", envelope))));
  }

  /** The item of an envelope, with a route that leads it to a destination. */
  static Item primed(Platform platform) {
    Envelope envelope = PrimingScene.ofMail(platform);
    return platform
        .table("ENVELOPES_TABLE")
        .query(Range.ascending(envelope.id().dedupKey().value(), 1), Consistency.STRONG)
        .getFirst();
  }

  static Fanout fanout(Platform platform) {
    Duration retention = platform.environment().duration("RETENTION");
    CachedSettings settings = CachedSettings.of(platform);
    return new Fanout(
        new EnvelopeStore(
            platform.table("ENVELOPES_TABLE"), platform.clock(), platform.random(), retention),
        Routes.of(platform, settings),
        feeds(platform, settings, retention),
        unrouted(platform),
        // The batch of a hint that is taken back is told again.
        HintSender.of(platform).outlivingTheProcess(),
        new Unmatched(platform.metrics(), platform.clock()),
        platform.metrics());
  }

  static FeedAppender feeds(Platform platform, SettingsSource settings, Duration retention) {
    Clock clock = platform.clock();
    // What a page is made of is told again where the page is taken back.
    Readers readers = new Readers(platform.dueTable("READERS_TABLE").outlivingTheProcess());
    return new FeedAppender(
        platform.table("FEEDS_TABLE").outlivingTheProcess(),
        clock,
        retention,
        new MainReaderProvisioner(readers, settings));
  }

  private static Unrouted unrouted(Platform platform) {
    return new Unrouted(platform.queue("UNROUTED_QUEUE"));
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    List<DynamodbStreamRecord> records = event.getRecords();
    try {
      List<Change> batch = changes(records);
      int done =
          batch.isEmpty()
              ? 0
              : fanout.fan(batch, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
      return done < batch.size()
          ? againFrom(batch.get(done).sequence())
          : new StreamsEventResponse(List.of());
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "A batch is to be told again", e);
      return againFrom(records.getFirst().getDynamodb().getSequenceNumber());
    }
  }

  /** The changes that the records tell; a record that tells none, and should, is set aside. */
  private List<Change> changes(List<DynamodbStreamRecord> records) {
    List<Change> changes = new ArrayList<>();
    for (DynamodbStreamRecord record : records) {
      try {
        DynamoStreamChanges.change(record).ifPresent(changes::add);
      } catch (IllegalArgumentException unreadable) {
        unrouted.setAside(DynamoStreamChanges.key(record), unreadable);
      }
    }
    return changes;
  }

  private static StreamsEventResponse againFrom(String sequence) {
    return new StreamsEventResponse(List.of(new BatchItemFailure(sequence)));
  }
}

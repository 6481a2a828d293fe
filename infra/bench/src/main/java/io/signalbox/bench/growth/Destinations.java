package io.signalbox.bench.growth;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.fanout.FanoutHandler;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.Change;
import io.signalbox.store.embedded.EmbeddedStream;
import java.time.Duration;
import java.util.List;

/** What it costs to fan out an event, which goes to one of the destinations. */
final class Destinations {
  private static final List<Integer> SIZES = List.of(1, 10, 100, 1_000, 10_000);
  private static final int BATCH = 500;

  private final Ground ground;
  private final EmbeddedStream stream;
  private final FanoutHandler fanout;
  private final Context context;
  private final EnvelopeStore envelopeStore;
  private final int networks;
  private long events;

  private Destinations(Ground ground, int networks) {
    this.ground = ground;
    this.networks = networks;
    Settings.commit(ground, Settings.document(networks));
    stream = ground.store().stream("Envelopes");
    fanout = new FanoutHandler(ground.platform("FanoutFunction"));
    context = ground.context("FanoutFunction");
    envelopeStore =
        new EnvelopeStore(
            ground.store().table("Envelopes"),
            ground.clock(),
            ground.random(),
            Duration.ofDays(90));
  }

  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time to fan out an event to its destination", "destinations");
    for (int size : SIZES) {
      try (Ground ground = new Ground(template)) {
        Destinations destinations = new Destinations(ground, size);
        while (destinations.events < size) {
          destinations.keep(BATCH);
          destinations.fan(BATCH);
        }
        growth.add(BATCH + " events at once", size, destinations.cost(10, BATCH).dividedBy(BATCH));
        growth.add("one event at a time", size, destinations.cost(500, 1));
      }
    }
    return growth;
  }

  private Cost cost(int times, int batch) throws Exception {
    return Cost.of(ground, times, () -> keep(times * batch), () -> fan(batch));
  }

  /** Has new events wait in the table's stream, one network's after the other's. */
  private void keep(int count) throws UnreadableBody {
    for (int i = 0; i < count; i++) {
      envelopeStore.keep(Envelopes.about(events, (int) (events * 7919 % networks)), "sender");
      events++;
    }
  }

  private void fan(int batch) {
    List<Change> changes = stream.after(stream.trimmed(), batch);
    ground.clock().advance(Duration.ofMillis(10));
    DynamodbEvent event = DynamoStreamChanges.toEvent(changes);
    if (!fanout.handleRequest(event, context).getBatchItemFailures().isEmpty()) {
      throw new IllegalStateException("Fanout failed");
    }
    stream.trim(stream.trimmed() + batch);
  }
}

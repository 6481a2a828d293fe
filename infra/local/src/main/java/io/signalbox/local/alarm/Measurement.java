package io.signalbox.local.alarm;

import io.signalbox.runtime.template.AlarmSpec.Metric;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.embedded.EmbeddedQueue;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.EmbeddedStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Measures queues and streams, under the names that CloudWatch has for it. */
public final class Measurement implements Runnable {
  private static final String QUEUES = "AWS/SQS";
  private static final String FUNCTIONS = "AWS/Lambda";

  private final Template template;
  private final EmbeddedStore store;
  private final MetricHistory history;
  private final Clock clock;
  private final Map<String, Standstill> streams = new HashMap<>();

  /** Since when a function has not gone on in a stream that has more. */
  private record Standstill(long place, Instant since) {}

  public Measurement(Template template, EmbeddedStore store, MetricHistory history, Clock clock) {
    this.template = template;
    this.store = store;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    for (String name : template.queues().keySet()) {
      EmbeddedQueue queue = store.queue(name);
      history.add(
          new Metric(QUEUES, "ApproximateNumberOfMessagesVisible", name), (double) queue.size());
      history.add(
          new Metric(QUEUES, "ApproximateAgeOfOldestMessage", name),
          queue.oldest().map(since -> seconds(since, now)).orElse(0L));
    }
    for (FunctionSpec function : template.functions().values()) {
      for (EventSource source : function.eventSources()) {
        if (source instanceof EventSource.Stream stream) {
          history.add(
              new Metric(FUNCTIONS, "IteratorAge", function.name()),
              1_000.0 * standstill(stream.table(), now));
        }
      }
    }
  }

  private long standstill(String table, Instant now) {
    EmbeddedStream stream = store.stream(table);
    long place = stream.trimmed();
    if (stream.after(place, 1).isEmpty()) {
      streams.remove(table);
      return 0;
    }
    Standstill known = streams.get(table);
    if (known == null || known.place() != place) {
      known = new Standstill(place, now);
      streams.put(table, known);
    }
    return seconds(known.since(), now);
  }

  private static long seconds(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toSeconds());
  }
}

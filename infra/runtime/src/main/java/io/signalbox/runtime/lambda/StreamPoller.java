package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.runtime.template.EventSource;
import io.signalbox.store.Change;
import io.signalbox.store.embedded.EmbeddedStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Gives a table's changes to a function as Lambda does: in order, in batches, one batch at a time.
 * A batch that fails is tried again from its first failed record on, for as often as the template
 * says. How far it is, is kept in the stream itself, so that a restart goes on from there.
 */
final class StreamPoller implements Poller {
  private static final System.Logger LOGGER = System.getLogger(StreamPoller.class.getName());

  /** Lambda's limit for an event. */
  private static final long EVENT_LIMIT_BYTES = 6_000_000;

  private static final Duration IDLE = Duration.ofMinutes(1);

  private final EventSource.Stream source;
  private final EmbeddedStream stream;
  private final LocalFunction function;
  private final InFlight inFlight;
  private final WorkRecord record;
  private final DeadlyBatch deadly = new DeadlyBatch();
  private final CallSpacing spacing = new CallSpacing(System.nanoTime());
  private long done;
  private int failures;
  private int limit;

  StreamPoller(
      EventSource.Stream source,
      EmbeddedStream stream,
      LocalFunction function,
      InFlight inFlight,
      WorkRecord record) {
    this.source = source;
    this.stream = stream;
    this.function = function;
    this.inFlight = inFlight;
    this.record = record;
    this.done = stream.trimmed();
    this.limit = source.batchSize();
  }

  @Override
  public void poll() throws InterruptedException {
    if (!stream.await(done, IDLE)) {
      return;
    }
    if (failures == 0) {
      awaitMore();
    }
    switch (record.admit(source.table() + " after " + done)) {
      case WorkRecord.Admission.Later(Duration delay) -> Thread.sleep(delay);
      case WorkRecord.Admission.Begun(WorkRecord.Entry entry, int deaths) -> {
        deadly.found(deaths, done, source.batchSize());
        inFlight.run(() -> work(entry));
        if (failures > 0) {
          Thread.sleep(Backoff.after(failures));
        }
      }
    }
  }

  private void work(WorkRecord.Entry entry) {
    try (entry) {
      List<Change> batch = fitting(stream.after(done, deadly.limit(limit, done)));
      if (deadly.isHopeless(batch.size())) {
        LOGGER.log(
            Level.ERROR,
            "The process died {0} times of {1}, which is not routed",
            deadly.deaths(),
            batch.getFirst().item().key());
        succeeded(number(batch.getLast()));
      } else {
        work(batch);
      }
    }
  }

  private void work(List<Change> batch) {
    Optional<Long> failedAt = failedAt(batch);
    if (failedAt.isEmpty()) {
      succeeded(number(batch.getLast()));
      return;
    }
    if (failedAt.get() > number(batch.getFirst())) {
      failures = 0;
      checkpoint(failedAt.get() - 1);
    }
    failed(batch);
  }

  private void succeeded(long through) {
    failures = 0;
    limit = source.batchSize();
    checkpoint(through);
  }

  private void failed(List<Change> batch) {
    failures++;
    if (source.retries().isPresent() && failures > source.retries().get()) {
      LOGGER.log(Level.ERROR, "{0} gave up a batch", function.spec().name());
      succeeded(number(batch.getLast()));
    } else if (source.bisect()) {
      limit = Math.max(1, batch.size() / 2);
    }
  }

  /** The number of the first record that failed; empty if none did. */
  private Optional<Long> failedAt(List<Change> batch) {
    try {
      Object answer = function.invoke(DynamoStreamChanges.toEvent(batch));
      if (!source.partialFailures() || !(answer instanceof StreamsEventResponse response)) {
        return Optional.empty();
      }
      return firstFailure(batch, response);
    } catch (FunctionFailure failure) {
      LOGGER.log(Level.WARNING, "A batch failed and will be tried again", failure);
      return Optional.of(number(batch.getFirst()));
    }
  }

  private static Optional<Long> firstFailure(List<Change> batch, StreamsEventResponse response) {
    List<StreamsEventResponse.BatchItemFailure> failures = response.getBatchItemFailures();
    if (failures == null || failures.isEmpty()) {
      return Optional.empty();
    }
    List<String> failed =
        failures.stream().map(StreamsEventResponse.BatchItemFailure::getItemIdentifier).toList();
    List<String> known = batch.stream().map(Change::sequence).toList();
    // As Lambda does it: an identifier that names no record fails the whole batch.
    return known.containsAll(failed)
        ? failed.stream().map(Long::valueOf).min(Long::compare)
        : Optional.of(number(batch.getFirst()));
  }

  private void checkpoint(long through) {
    stream.trim(through);
    done = through;
  }

  private void awaitMore() throws InterruptedException {
    if (source.window().isPositive()) {
      awaitFullBatch();
    } else {
      Thread.sleep(spacing.untilFree(System.nanoTime()));
    }
    spacing.called(System.nanoTime());
  }

  private void awaitFullBatch() throws InterruptedException {
    long end = System.nanoTime() + source.window().toNanos();
    long left = source.window().toNanos();
    while (left > 0 && stream.after(done, limit).size() < limit) {
      stream.await(done + limit - 1L, Duration.ofNanos(left));
      left = end - System.nanoTime();
    }
  }

  private static List<Change> fitting(List<Change> changes) {
    long bytes = 0;
    for (int i = 0; i < changes.size(); i++) {
      bytes += changes.get(i).item().body().sizeInBytes();
      if (bytes > EVENT_LIMIT_BYTES && i > 0) {
        return changes.subList(0, i);
      }
    }
    return changes;
  }

  private static long number(Change change) {
    return Long.parseLong(change.sequence());
  }
}

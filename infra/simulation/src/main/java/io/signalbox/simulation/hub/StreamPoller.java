package io.signalbox.simulation.hub;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.simulation.engine.Mix;
import io.signalbox.store.Change;
import io.signalbox.store.embedded.EmbeddedStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a table's changes to a function, shard by shard, in batches that are cut anew each time. A
 * shard may split; its children are told when it is at its end.
 */
final class StreamPoller {
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int LONGEST_TRANSIT_MILLISECONDS = 800;
  private static final double TOLD_AGAIN = 0.08;
  private static final double SPLITS = 0.02;
  private static final int LARGEST_CUT = 6;
  private static final int SHARDS_MOST = 4;

  /** Part of a table's keys, for a while. */
  private final class Shard {
    private final double from;
    private final double to;
    private final @Nullable Shard parent;
    private final List<Change> records = new ArrayList<>();
    private int told;
    private boolean busy;

    Shard(double from, double to, @Nullable Shard parent) {
      this.from = from;
      this.to = to;
      this.parent = parent;
    }

    boolean isDone() {
      return told == records.size() && !busy && (parent == null || parent.isDone());
    }

    void tell() {
      if (busy || told == records.size() || (parent != null && !parent.isDone())) {
        return;
      }
      busy = true;
      int cut = Math.min(records.size() - told, world.random().nextInt(1, LARGEST_CUT + 1));
      List<Change> batch = List.copyOf(records.subList(told, told + cut));
      function.invoke(DynamoStreamChanges.toEvent(batch), answer -> ended(batch, answer));
    }

    private void ended(List<Change> batch, Optional<StreamsEventResponse> answer) {
      int good = answer.map(response -> takenOf(batch, response)).orElse(0);
      if (world.calls().chance(3) < TOLD_AGAIN) {
        good = (int) (good * world.random().nextDouble());
      }
      told += good;
      if (good == batch.size()) {
        busy = false;
        tellAll();
      } else {
        world
            .simulator()
            .after(
                AGAIN,
                () -> {
                  busy = false;
                  tellAll();
                });
      }
    }

    private static int takenOf(List<Change> batch, StreamsEventResponse response) {
      return response.getBatchItemFailures().stream()
          .mapToInt(failed -> indexOf(batch, failed.getItemIdentifier()))
          .min()
          .orElse(batch.size());
    }

    private static int indexOf(List<Change> batch, String sequence) {
      for (int i = 0; i < batch.size(); i++) {
        if (batch.get(i).sequence().equals(sequence)) {
          return i;
        }
      }
      return 0;
    }
  }

  private final EmbeddedStream stream;
  private final Invocations<DynamodbEvent, StreamsEventResponse> function;
  private final World world;
  private final List<Shard> all = new ArrayList<>();
  private final List<Shard> open = new ArrayList<>();
  private long read;

  StreamPoller(
      EmbeddedStream stream,
      Invocations<DynamodbEvent, StreamsEventResponse> function,
      World world) {
    this.stream = stream;
    this.function = function;
    this.world = world;
    add(new Shard(0, 0.5, null));
    add(new Shard(0.5, 1, null));
  }

  /** Something is being written to the table. */
  void notice() {
    long transit = world.random().nextLong(1, LONGEST_TRANSIT_MILLISECONDS);
    world.simulator().after(Duration.ofMillis(transit), this::look);
  }

  boolean isAtItsEnd() {
    return stream.after(read, 1).isEmpty() && all.stream().allMatch(Shard::isDone);
  }

  private void look() {
    for (Change change : stream.after(read, Integer.MAX_VALUE)) {
      read = Long.parseLong(change.sequence());
      double place = Mix.fraction(Mix.of(change.item().key().partition().hashCode(), 0));
      open.stream()
          .filter(shard -> shard.from <= place && place < shard.to)
          .findFirst()
          .orElseThrow()
          .records
          .add(change);
    }
    if (open.size() < SHARDS_MOST && world.calls().chance(4) < SPLITS) {
      split(open.get(world.random().nextInt(open.size())));
    }
    tellAll();
  }

  private void split(Shard shard) {
    world.trace().say(() -> "a shard splits");
    open.remove(shard);
    double middle = (shard.from + shard.to) / 2;
    add(new Shard(shard.from, middle, shard));
    add(new Shard(middle, shard.to, shard));
  }

  private void add(Shard shard) {
    all.add(shard);
    open.add(shard);
  }

  private void tellAll() {
    all.forEach(Shard::tell);
  }
}

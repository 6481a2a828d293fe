package io.signalbox.ingest;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.envelopes.PostingActivities;
import io.signalbox.envelopes.PostingActivity;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.store.StoreException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what each instance posts, seldom enough not to cost as much as the envelopes. No post
 * fails because it could not be written down. A process that ends may leave out what it had not
 * written yet. For many threads at once.
 */
final class ActivityRecorder {
  private static final System.Logger LOGGER = System.getLogger(ActivityRecorder.class.getName());

  /** How long what is posted may stay unwritten, at no delay, while more is being posted. */
  private static final Duration AT_NO_DELAY = Duration.ofSeconds(1);

  private static final String POSTS = "posts";

  private final PostingActivities activities;
  private final Clock clock;
  private final Duration delay;
  private final Map<String, Instance> instances = new ConcurrentHashMap<>();

  /**
   * @param delay how long what an instance posts may stay unwritten; at zero, the last of the posts
   *     that are under way writes
   */
  ActivityRecorder(PostingActivities activities, Clock clock, Duration delay) {
    this.activities = activities;
    this.clock = clock;
    this.delay = delay;
  }

  /** A post under way; it is counted when it is closed. */
  final class Post implements AutoCloseable {
    private final String name;
    private final Instance instance;
    private final Map<String, Long> counts = new TreeMap<>(Map.of(POSTS, 1L));
    private List<PostingActivity.Refusal> refusals = List.of();

    private Post(String name) {
      this.name = name;
      this.instance = instances.computeIfAbsent(name, unknown -> new Instance());
      instance.begin();
    }

    /** What became of its items. */
    List<ItemResult> kept(List<ItemResult> results) {
      Instant now = clock.instant();
      results.forEach(result -> counts.merge(result.status().text(), 1L, Long::sum));
      refusals =
          results.stream()
              .filter(result -> result.status() == Status.REJECTED)
              .flatMap(result -> result.fault().stream())
              .map(fault -> new PostingActivity.Refusal(now, fault.field(), fault.reason()))
              .toList();
      return results;
    }

    /** Its body could not be read. */
    void refused(String reason) {
      counts.merge(Status.REJECTED.text(), 1L, Long::sum);
      refusals = List.of(new PostingActivity.Refusal(clock.instant(), "", reason));
    }

    @Override
    public void close() {
      Instant now = clock.instant();
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      instance.end(new PostingActivity(now, Map.of(today, counts), refusals));
      Optional<PostingActivity> due = instance.take(now);
      while (due.isPresent()) {
        boolean isWritten = write(name, due.get());
        instance.written(now, isWritten ? Optional.empty() : due);
        due = isWritten ? instance.take(now) : Optional.empty();
      }
    }
  }

  Post begin(String instance) {
    return new Post(instance);
  }

  private boolean write(String name, PostingActivity activity) {
    try {
      return activities.add(name, activity);
    } catch (StoreException away) {
      LOGGER.log(Level.WARNING, "What " + name + " posted is not written down yet", away);
      return false;
    }
  }

  /** What one instance has under way, and what of it is not written yet. */
  private final class Instance {
    @GuardedBy("this")
    private int underWay;

    @GuardedBy("this")
    private @Nullable PostingActivity unwritten;

    @GuardedBy("this")
    private Instant writtenAt = Instant.MIN;

    @GuardedBy("this")
    private boolean isBeingWritten;

    private synchronized void begin() {
      underWay++;
    }

    private synchronized void end(PostingActivity activity) {
      underWay--;
      unwritten = unwritten == null ? activity : unwritten.plus(activity);
    }

    /** What is to be written now, if anything; until it is, nobody else writes. */
    private synchronized Optional<PostingActivity> take(Instant now) {
      PostingActivity due = unwritten;
      if (due == null || isBeingWritten || !isDue(now)) {
        return Optional.empty();
      }
      unwritten = null;
      isBeingWritten = true;
      return Optional.of(due);
    }

    @GuardedBy("this")
    private boolean isDue(Instant now) {
      Duration longest = delay.isZero() ? AT_NO_DELAY : delay;
      // A clock that was set back must not hold up what is posted.
      boolean isLongAgo = now.isBefore(writtenAt) || !now.isBefore(writtenAt.plus(longest));
      return isLongAgo || (delay.isZero() && underWay == 0);
    }

    @SuppressWarnings("GuardedBy") // The function runs at once.
    private synchronized void written(Instant now, Optional<PostingActivity> failed) {
      isBeingWritten = false;
      writtenAt = now;
      failed.ifPresent(
          activity -> unwritten = unwritten == null ? activity : activity.plus(unwritten));
    }
  }
}

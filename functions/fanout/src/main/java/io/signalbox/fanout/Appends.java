package io.signalbox.fanout;

import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Appends to many feeds side by side, for they do not depend on each other. */
final class Appends {
  private static final int PARALLEL_APPENDS = 16;

  private final FeedAppender feeds;

  Appends(FeedAppender feeds) {
    this.feeds = feeds;
  }

  /**
   * Appends to the journal what the batches were made of, and each batch to its feed. When this
   * throws, some of them may have what they were to get.
   *
   * @return how many the journal did not have yet
   */
  int all(List<Candidate> taken, Map<FeedId, FeedBatch> batches) {
    AtomicInteger appended = new AtomicInteger();
    Queue<Runnable> left = new ConcurrentLinkedQueue<>();
    left.add(() -> appended.set(feeds.append(FeedId.JOURNAL, Group.NONE, taken)));
    batches.forEach(
        (feed, batch) -> left.add(() -> feeds.append(feed, batch.group(), batch.candidates())));
    workOff(left, Math.min(PARALLEL_APPENDS, left.size()));
    return appended.get();
  }

  private static void workOff(Queue<Runnable> left, int workers) {
    List<Future<?>> works = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 1; worker < workers; worker++) {
        works.add(threads.submit(() -> workOff(left)));
      }
      workOff(left);
    }
    for (Future<?> work : works) {
      if (work.state() == Future.State.FAILED) {
        throw work.exceptionNow() instanceof RuntimeException e
            ? e
            : new IllegalStateException(work.exceptionNow());
      }
    }
  }

  private static void workOff(Queue<Runnable> left) {
    for (Runnable next = left.poll(); next != null; next = left.poll()) {
      next.run();
    }
  }
}

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

/** Appends to many feeds side by side, for they do not depend on each other. */
final class Appends {
  private static final int PARALLEL_APPENDS = 16;

  private final FeedAppender feeds;

  Appends(FeedAppender feeds) {
    this.feeds = feeds;
  }

  /** How many were not there yet. */
  int one(FeedId feed, Group group, List<Candidate> candidates) {
    return feeds.append(feed, group, candidates);
  }

  /** When this throws, some of the feeds may have what they were to get. */
  void all(Map<FeedId, FeedBatch> batches) {
    Queue<Map.Entry<FeedId, FeedBatch>> left = new ConcurrentLinkedQueue<>(batches.entrySet());
    int workers = Math.min(PARALLEL_APPENDS, batches.size());
    if (workers <= 1) {
      workOff(left);
      return;
    }
    List<Future<?>> works = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 0; worker < workers; worker++) {
        works.add(threads.submit(() -> workOff(left)));
      }
    }
    for (Future<?> work : works) {
      if (work.state() == Future.State.FAILED) {
        throw work.exceptionNow() instanceof RuntimeException e
            ? e
            : new IllegalStateException(work.exceptionNow());
      }
    }
  }

  private void workOff(Queue<Map.Entry<FeedId, FeedBatch>> left) {
    for (var next = left.poll(); next != null; next = left.poll()) {
      one(next.getKey(), next.getValue().group(), next.getValue().candidates());
    }
  }
}

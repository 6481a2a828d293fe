package io.signalbox.fanout;

import io.signalbox.delivery.feed.Candidate;
import io.signalbox.delivery.feed.FeedAppender;
import io.signalbox.delivery.feed.FeedId;
import io.signalbox.settings.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

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
    if (batches.size() == 1) {
      batches.forEach((feed, batch) -> one(feed, batch.group(), batch.candidates()));
      return;
    }
    Semaphore places = new Semaphore(PARALLEL_APPENDS);
    List<Future<?>> appends = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      batches.forEach(
          (feed, batch) ->
              appends.add(
                  threads.submit(
                      () -> {
                        places.acquireUninterruptibly();
                        try {
                          one(feed, batch.group(), batch.candidates());
                        } finally {
                          places.release();
                        }
                      })));
    }
    for (Future<?> append : appends) {
      if (append.state() == Future.State.FAILED) {
        throw append.exceptionNow() instanceof RuntimeException e
            ? e
            : new IllegalStateException(append.exceptionNow());
      }
    }
  }
}

package io.signalbox.fanout;

import io.signalbox.archive.Archive;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.feed.Candidate;
import io.signalbox.delivery.feed.FeedAppender;
import io.signalbox.delivery.feed.FeedId;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.routing.Router;
import io.signalbox.settings.Group;
import io.signalbox.store.Change;
import io.signalbox.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Gives a batch of new envelopes to the feeds that are to have them: one page a feed, the journal
 * last, so that what the journal has is in its feeds. Then a hint for every feed of the batch,
 * newly appended or not: the batch may be a repeat of one whose hints were never sent.
 */
final class Fanout {
  private static final int PARALLEL_APPENDS = 16;

  private final Archive archive;
  private final Routes routes;
  private final FeedAppender feeds;
  private final Unrouted unrouted;
  private final HintSender hints;

  Fanout(Archive archive, Routes routes, FeedAppender feeds, Unrouted unrouted, HintSender hints) {
    this.archive = archive;
    this.routes = routes;
    this.feeds = feeds;
    this.unrouted = unrouted;
    this.hints = hints;
  }

  /**
   * Repeating a batch, or cutting it otherwise, changes nothing.
   *
   * @throws StoreException where the batch must be repeated
   */
  void fan(List<Change> batch) {
    Router router = routes.current();
    Map<FeedId, FeedBatch> batches = new LinkedHashMap<>();
    List<Candidate> journal = new ArrayList<>();
    for (Change change : batch) {
      try {
        archive
            .arrival(change)
            .ifPresent(
                arrival ->
                    journal.add(
                        Routing.route(
                            arrival, router.match(arrival.envelope(), arrival.sender()), batches)));
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException e) {
        unrouted.setAside(change, e);
      }
    }
    if (journal.isEmpty()) {
      return;
    }
    appendAll(batches);
    feeds.append(FeedId.JOURNAL, Group.NONE, journal);
    List<Addressed> addressed = new ArrayList<>();
    batches.forEach(
        (feed, toAppend) ->
            addressed.add(Addressed.now(new Hint(ReaderId.main(feed)), toAppend.destination())));
    int refused = hints.send(addressed);
    if (refused > 0) {
      throw new StoreException.Unavailable(
          refused + " hints were not taken", new IllegalStateException("The queue is away"));
    }
  }

  /** Side by side, for the feeds do not depend on each other. */
  private void appendAll(Map<FeedId, FeedBatch> batches) {
    if (batches.size() == 1) {
      batches.forEach((feed, batch) -> feeds.append(feed, batch.group(), batch.candidates()));
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
                          feeds.append(feed, batch.group(), batch.candidates());
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

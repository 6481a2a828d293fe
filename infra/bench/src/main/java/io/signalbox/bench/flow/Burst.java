package io.signalbox.bench.flow;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Posts as fast as the hub takes it, by several clients, each of which waits for its answers. */
final class Burst {
  private final URI hub;
  private final Events events;
  private final int batch;
  private final AtomicLong next;
  private final Beginning beginning;

  /** Is told when a POST begins, by many threads at once. */
  @FunctionalInterface
  interface Beginning {
    /** A POST whose first event has that number begins now. */
    void begins(long number, long nanoseconds);
  }

  /**
   * @param batch events a POST
   * @param next the number of the first event
   */
  Burst(URI hub, String code, int batch, long next) {
    this(hub, code, batch, next, (number, nanoseconds) -> {});
  }

  Burst(URI hub, String code, int batch, long next, Beginning beginning) {
    this.hub = hub;
    this.events = new Events(code);
    this.batch = batch;
    this.next = new AtomicLong(next);
    this.beginning = beginning;
  }

  /** Returns when all are accepted. */
  void post(int clients, int count) throws ExecutionException, InterruptedException {
    AtomicInteger posts = new AtomicInteger(count / batch);
    List<Future<?>> posting = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        posting.add(threads.submit(() -> post(posts)));
      }
    }
    for (Future<?> client : posting) {
      client.get();
    }
  }

  private boolean post(AtomicInteger posts) throws IOException {
    try (Client client = new Client(hub, Settings.TOKEN)) {
      while (posts.getAndDecrement() > 0) {
        long first = next.getAndAdd(batch);
        byte[] lines = events.lines(first, batch);
        beginning.begins(first, System.nanoTime());
        client.post(lines);
      }
      return true;
    }
  }
}

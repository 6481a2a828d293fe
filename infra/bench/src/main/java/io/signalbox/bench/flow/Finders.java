package io.signalbox.bench.flow;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that ask one question after the other, half of them searches, half of them figures. */
final class Finders implements AutoCloseable {
  private static final List<String> SEARCHES =
      List.of(
          "/v1/envelopes?type=" + StoredEvents.TYPE,
          "/v1/envelopes?address=10.7.0.0/16",
          "/v1/envelopes?asn=64550&country=EE",
          "/v1/envelopes?domain=example-7.org&order=oldest",
          "/v1/envelopes?feed=feed-3&provider=provider-1&limit=1000",
          "/v1/envelopes?url_host=nowhere.example");
  private static final List<String> FIGURES =
      List.of(
          "/v1/statistics?by=type",
          "/v1/statistics?by=type,country&step=hour",
          "/v1/statistics?by=asn&where=country:AT",
          "/v1/statistics?by=feed,sender&times=true",
          "/v1/statistics?by=destination,result&times=true",
          "/v1/statistics?by=type&step=month");

  private final URI hub;
  private final String token;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> asking = new ArrayList<>();
  private volatile boolean isOver;

  private final Queue<Long> searches = new ConcurrentLinkedQueue<>();
  private final Queue<Long> figures = new ConcurrentLinkedQueue<>();

  /**
   * Begins at once.
   *
   * @param token of a role for the whole hub
   */
  Finders(URI hub, String token, int clients) {
    this.hub = hub;
    this.token = token;
    for (int i = 0; i < clients; i++) {
      int number = i;
      asking.add(
          threads.submit(
              () ->
                  number % 2 == 0
                      ? ask(SEARCHES, number, searches)
                      : ask(FIGURES, number, figures)));
    }
  }

  private boolean ask(List<String> questions, int first, Queue<Long> times) throws IOException {
    try (Client client = new Client(hub, token)) {
      for (int next = first; !isOver; next++) {
        long begin = System.nanoTime();
        client.get(questions.get(next % questions.size()));
        times.add(System.nanoTime() - begin);
      }
      return true;
    }
  }

  /** Ends them after the answers that they wait for. */
  void end() throws ExecutionException, InterruptedException {
    isOver = true;
    for (Future<?> client : asking) {
      client.get();
    }
  }

  /** How long each search took. */
  Percentiles searches() {
    return Percentiles.ofNanoseconds(searches);
  }

  /** How long each request for figures took. */
  Percentiles figures() {
    return Percentiles.ofNanoseconds(figures);
  }

  @Override
  public void close() {
    isOver = true;
    threads.close();
  }
}

package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import io.signalbox.bench.peer.PeerServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;

/**
 * What destinations that hang cost the others, when each has many groups waiting: two hubs with
 * equal settings take turns, and on one of them ten of a hundred destinations take what is sent and
 * say nothing.
 */
final class HangingGroups {
  private static final String CODE = "many";
  private static final String STUCK = "stuck";
  private static final int DESTINATIONS = 90;
  private static final int HANGING = 10;
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int EVENTS_A_ROUND = 10;
  private static final int WARM_UP = 50;
  private static final int CLIENTS = 4;
  private static final double MEGABYTE = 1 << 20;

  /** Those that wait have numbers from here on. */
  private static final long STUCK_FROM = 1_000_000;

  private final Method method;
  private final CountDownLatch end = new CountDownLatch(1);

  HangingGroups(Method method) {
    this.method = method;
  }

  /** One of the hubs, with its receiver. */
  private final class Side implements AutoCloseable {
    private final StoredEnvelopes arrivals = new StoredEnvelopes();
    private final PeerServer peer;
    private final HubProcess hub;
    private final Pulse pulse;

    Side(Path root, String heap) throws IOException {
      peer = method.peer(this::came);
      hub =
          HubProcess.startOn(
              HubFolder.with(settings(peer.port())),
              root,
              Optional.of(heap),
              method.options(peer.port()));
      pulse = new Pulse(hub.uri(), CODE, BETWEEN, arrivals);
    }

    private void came(String destination, byte[] body) throws InterruptedException {
      if (destination.startsWith(STUCK)) {
        end.await();
      } else {
        // A mail has all that waited for its destination.
        LongStream.of(Events.numbers(body)).forEach(arrivals::came);
      }
    }

    Percentiles round() throws IOException, InterruptedException {
      pulse.post(EVENTS_A_ROUND);
      return arrivals.await(DESTINATIONS);
    }

    void warmUp() throws IOException, InterruptedException {
      for (int event = 0; event < WARM_UP; event++) {
        pulse.post(1);
      }
      arrivals.await(DESTINATIONS);
    }

    @Override
    public void close() throws IOException {
      hub.close();
      peer.close();
    }
  }

  void measure(Path root, int rounds, int groups, String heap)
      throws IOException, ExecutionException, InterruptedException {
    Spread alone = new Spread();
    Spread beside = new Spread();
    Spread ratio = new Spread();
    try (Side calm = new Side(root, heap);
        Side loaded = new Side(root, heap)) {
      calm.warmUp();
      loaded.warmUp();
      Burst stuck = new Burst(loaded.hub.uri(), STUCK, 1, STUCK_FROM);
      stuck.post(CLIENTS, groups);
      loaded.hub.awaitIdle();
      for (int round = 0; round < rounds; round++) {
        alone.add(calm.round().milliseconds(99));
        stuck.post(1, EVENTS_A_ROUND);
        beside.add(loaded.round().milliseconds(99));
        ratio.add(beside.last() / alone.last());
      }
      System.out.printf(
          Locale.ROOT,
          "%n%s: from POST to arrival at %d destinations, one event a second, %s of heap%n"
              + "  p99 alone                                      %s ms%n"
              + "  p99 while %d others with %,d groups each hang  %s ms%n"
              + "  ratio, round by round                          %s%n"
              + "  memory then, resident                          %.0f MB (alone %.0f MB)%n",
          method.name().toLowerCase(Locale.ROOT),
          DESTINATIONS,
          heap,
          alone,
          HANGING,
          groups,
          beside,
          ratio,
          loaded.hub.residentBytes() / MEGABYTE,
          calm.hub.residentBytes() / MEGABYTE);
    } finally {
      end.countDown();
    }
  }

  private String settings(int port) {
    return new Settings()
        .delivered(CODE, destinations(CODE, DESTINATIONS, port))
        .grouped(STUCK, destinations(STUCK, HANGING, port))
        .json();
  }

  private Map<String, String> destinations(String code, int count, int port) {
    Map<String, String> written = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      written.put(code + "-" + i, method.destination(code + "-" + i, port));
    }
    return written;
  }
}

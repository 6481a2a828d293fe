package io.signalbox.bench.flow;

import io.signalbox.bench.Spread;
import io.signalbox.bench.peer.PeerServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * How many mails a second a hub hands to an SMTP server where each event is a group of its own, and
 * what that costs those who post meanwhile.
 */
final class MailEach {
  private static final String CODE = "mail";
  private static final String OTHER = "single";
  private static final int GROUPS = 2_000;
  private static final int BATCH = 500;
  private static final int CLIENTS = 4;
  private static final int OTHERS = 2_000;
  private static final int OTHER_CLIENTS = 8;
  private static final long OTHERS_FROM = 1_000_000;

  private final Received mailed = new Received();
  private long next;
  private long nextOther = OTHERS_FROM;

  void measure(Path root, int rounds) throws IOException, ExecutionException, InterruptedException {
    Spread mails = new Spread();
    Spread cpu = new Spread();
    Spread alone = new Spread();
    Spread beside = new Spread();
    Spread ratio = new Spread();
    try (PeerServer peer = Method.MAIL.peer((destination, body) -> mailed.add(1));
        HubProcess hub =
            HubProcess.startOn(
                HubFolder.with(settings(peer.port())),
                root,
                Optional.of(HubProcess.HEAP_AT_LOAD),
                Method.MAIL.options(peer.port()))) {
      run(hub);
      others(hub);
      run(hub);
      for (int round = 0; round < rounds; round++) {
        Duration before = hub.cpuTime();
        mails.add(run(hub));
        cpu.add(hub.cpuTime().minus(before).toNanos() / 1e3 / GROUPS);
        alone.add(others(hub));
        beside.add(othersBeside(hub));
        ratio.add(beside.last() / alone.last());
      }
    }
    System.out.printf(
        "%na mail an event, %d groups%n"
            + "  mails                     %s a second%n"
            + "  hub                       %s µs of CPU time each%n"
            + "  accepted, no mails        %s envelopes/s%n"
            + "  accepted beside mails     %s envelopes/s%n"
            + "  ratio, round by round     %s%n",
        GROUPS, mails, cpu, alone, beside, ratio);
  }

  /** Mails a second, from the first POST to the last mail. */
  private double run(HubProcess hub) throws ExecutionException, InterruptedException {
    long begin = System.nanoTime();
    post(hub);
    mailed.await(next);
    return GROUPS * 1e9 / (System.nanoTime() - begin);
  }

  private void post(HubProcess hub) throws ExecutionException, InterruptedException {
    new Burst(hub.uri(), CODE, BATCH, next).post(CLIENTS, GROUPS);
    next += GROUPS;
  }

  /** How many events a second others post, which go nowhere. */
  private double others(HubProcess hub) throws ExecutionException, InterruptedException {
    long begin = System.nanoTime();
    new Burst(hub.uri(), OTHER, 1, nextOther).post(OTHER_CLIENTS, OTHERS);
    nextOther += OTHERS;
    return OTHERS * 1e9 / (System.nanoTime() - begin);
  }

  /** The same while mails are sent. */
  private double othersBeside(HubProcess hub) throws ExecutionException, InterruptedException {
    post(hub);
    double accepted = others(hub);
    mailed.await(next);
    return accepted;
  }

  private static String settings(int port) {
    return new Settings().grouped(CODE, Map.of(CODE, Method.MAIL.destination(CODE, port))).json();
  }
}

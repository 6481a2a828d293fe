package io.signalbox.bench.flow;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import io.signalbox.bench.flame.Profiler;
import io.signalbox.bench.flame.Stacks;
import io.signalbox.bench.peer.PeerServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Draws where the CPU time of a local hub goes that is given as much as it takes. */
public final class FlameMain {

  /** One way of posting, with a destination that takes what comes. */
  private record Way(String code, int clients, int batch, int warmUp, int envelopes) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("single", 64, 1, 60_000, 20_000),
          new Way("batch", 8, 500, 100_000, 80_000),
          new Way("mail", 4, 500, 12_000, 6_000));

  /** A function: whatever runs below the first frame of one of its packages. */
  private record Part(String name, List<String> packages) {
    boolean has(String frame) {
      return packages.stream().anyMatch(frame::startsWith);
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part("ingest", List.of("io/signalbox/ingest/")),
          new Part("fanout", List.of("io/signalbox/fanout/")),
          new Part("delivery", List.of("io/signalbox/delivery/drain/", "io/signalbox/deliver/")));

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** A hub without work still looks at what is due. */
  private static final Duration IDLE = Duration.ofMillis(50);

  private long next;

  private FlameMain() {}

  /** The project's folder; then perhaps where the pictures go, and which of the ways. */
  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Path pictures = arguments.pictures("infra/bench/target/flame");
    List<String> wanted = arguments.names(WAYS.stream().map(Way::code).toList());
    List<Way> ways = WAYS.stream().filter(way -> wanted.contains(way.code())).toList();
    new FlameMain().draw(arguments.root(), pictures, ways);
  }

  private void draw(Path root, Path pictures, List<Way> ways)
      throws IOException, ExecutionException, InterruptedException {
    String ranOn = RunsOn.text(root);
    System.out.println(ranOn);
    Path folder = Files.createTempDirectory("signalbox-flame");
    try (Sink sink = new Sink((path, body) -> {});
        PeerServer mails = Method.MAIL.peer((destination, body) -> {});
        HubProcess hub =
            HubProcess.startOn(
                HubFolder.with(settings(sink.uri(), mails.port())),
                root,
                Optional.of(HubProcess.HEAP_AT_LOAD),
                Method.MAIL.options(mails.port()))) {
      Profiler profiler = Profiler.of(hub.pid(), folder);
      for (Way way : ways) {
        send(way, way.warmUp(), hub);
        profiler.start();
        send(way, way.envelopes(), hub);
        draw(way, profiler.stop(), ranOn, pictures);
      }
    }
  }

  /** The mails are of one event each, as each is a group of its own. */
  private static String settings(URI sink, int mailPort) {
    return new Settings()
        .pushedAtLoad(sink)
        .grouped("mail", Map.of("mail", Method.MAIL.destination("mail", mailPort)))
        .json();
  }

  /** Posts events, and waits until the hub has nothing left to do. */
  private void send(Way way, int envelopes, HubProcess hub)
      throws IOException, ExecutionException, InterruptedException {
    new Burst(hub.uri(), way.code(), way.batch(), next).post(way.clients(), envelopes);
    next += envelopes;
    Duration before = hub.cpuTime();
    Duration spent = A_SECOND;
    while (spent.compareTo(IDLE) > 0) {
      Thread.sleep(A_SECOND);
      Duration now = hub.cpuTime();
      spent = now.minus(before);
      before = now;
    }
  }

  private static void draw(Way way, Stacks stacks, String ranOn, Path pictures) throws IOException {
    Stacks seen = stacks.without(FlameMain::isPlumbing);
    System.out.printf(
        Locale.ROOT,
        "%n%s, %,d samples, %.0f %% of them collecting garbage%n",
        way.code(),
        seen.samples(),
        100.0 * seen.with(FlameMain::isCollecting) / seen.samples());
    picture(pictures, way.code() + "-hub", ranOn, seen, seen);
    for (Part part : PARTS) {
      picture(pictures, way.code() + "-" + part.name(), ranOn, seen.from(part::has), seen);
    }
  }

  private static void picture(Path pictures, String name, String ranOn, Stacks part, Stacks all)
      throws IOException {
    double share = 100.0 * part.samples() / all.samples();
    System.out.printf(Locale.ROOT, "  %-16s %5.1f %% of the hub's CPU time%n", name, share);
    String title =
        String.format(Locale.ROOT, "%s: %.0f %% of the hub's CPU time; %s", name, share, ranOn);
    part.draw(title, pictures.resolve("flame-" + name + ".html"));
  }

  /** What only carries lambdas from hand to hand. */
  private static boolean isPlumbing(String frame) {
    return frame.startsWith("java/util/stream/") || frame.contains("$$Lambda");
  }

  private static boolean isCollecting(String frame) {
    return frame.startsWith("WorkerThread::run") || frame.startsWith("VM_Parallel");
  }
}

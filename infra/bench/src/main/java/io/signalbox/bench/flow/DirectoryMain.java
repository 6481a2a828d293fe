package io.signalbox.bench.flow;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.NationalRegister;
import io.signalbox.bench.RunsOn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Measures a hub with a national register: look-ups, and digests that are due at once. */
public final class DirectoryMain {
  private static final String HEAP = "256m";
  private static final int ORGANISATIONS = 30_000;
  private static final int MAILS_A_SECOND = 100;

  /** Longer than a queue can hold a hint back, so that it is wake that finds them. */
  private static final Duration LEAD = Duration.ofMinutes(17);

  private static final int TRIES = 20;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private DirectoryMain() {}

  /** The project's folder, then the options of {@code infra/bench/directory}. */
  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Path root = arguments.root();
    String heap = arguments.value("--heap").orElse(HEAP);
    int organisations =
        arguments.value("--organisations").map(Integer::parseInt).orElse(ORGANISATIONS);
    int rate = arguments.value("--rate").map(Integer::parseInt).orElse(MAILS_A_SECOND);
    Duration lead = arguments.value("--lead").map(Duration::parse).orElse(LEAD);
    System.out.println(RunsOn.text(root));
    for (String part : arguments.names(List.of("look-ups", "digests"))) {
      switch (part) {
        case "look-ups" -> LookUps.measure(root, heap, organisations);
        default -> new DueDigests(organisations, rate, lead).measure(root, heap);
      }
    }
    System.exit(0);
  }

  /** Has the hub import a national register; how long that took. */
  static Duration fill(HubProcess hub, int organisations) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (Client administrator = new Client(hub.uri(), hub.administratorToken())) {
      for (byte[] part : NationalRegister.parts(organisations)) {
        importPart(administrator, part);
      }
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** On a busy machine, an import may take longer than a request: then it is sent again. */
  private static void importPart(Client administrator, byte[] part)
      throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        administrator.postCompressed("/v1/directory/imports?source=register", part);
        return;
      } catch (IOException refused) {
        if (tries == TRIES) {
          throw refused;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  static void tell(String what, double figure) {
    System.out.printf(Locale.ROOT, "%-50s %,12.1f%n", what, figure);
  }
}

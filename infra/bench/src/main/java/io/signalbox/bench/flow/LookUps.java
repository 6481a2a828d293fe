package io.signalbox.bench.flow;

import io.signalbox.bench.NationalRegister;
import io.signalbox.bench.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Questions of IntelMQ's tuency expert to a hub with a national register: one after the other, on
 * one connection.
 */
final class LookUps {
  private static final double MEGABYTE = 1 << 20;
  private static final int WARM = 5_000;
  private static final int ROUNDS = 5;
  private static final int QUESTIONS_A_ROUND = 4_000;
  private static final String SETTINGS =
      """
      {"instances": {"bot": {"tokens": [{"name": "one", "token": "%s"}], "grants": {"lookup": true}}}}
      """
          .formatted(Settings.TOKEN);

  private final Client bot;
  private final int networks;
  private int next;

  private LookUps(Client bot, int networks) {
    this.bot = bot;
    this.networks = networks;
  }

  static void measure(Path root, String heap, int organisations)
      throws IOException, InterruptedException {
    Spread middle = new Spread();
    Spread late = new Spread();
    try (HubProcess hub = HubProcess.start(root, SETTINGS, Optional.of(heap))) {
      Duration cpuBefore = hub.cpuTime();
      DirectoryMain.tell(
          "import, s (target: 60)", DirectoryMain.fill(hub, organisations).toMillis() / 1e3);
      DirectoryMain.tell("… CPU time, s", hub.cpuTime().minus(cpuBefore).toMillis() / 1e3);
      DirectoryMain.tell("… resident, MB", hub.residentBytes() / MEGABYTE);
      try (Client client = new Client(hub.uri(), Settings.TOKEN)) {
        new LookUps(client, NationalRegister.networks(organisations)).measure(hub, middle, late);
      }
    }
    System.out.printf(
        "a look-up, %,d a round%n  p50 %s ms%n  p99 %s ms (target: 20)%n",
        QUESTIONS_A_ROUND, middle, late);
  }

  private void measure(HubProcess hub, Spread middle, Spread late) throws IOException {
    ask(WARM);
    Duration cpuBefore = hub.cpuTime();
    for (int round = 0; round < ROUNDS; round++) {
      Percentiles times = Percentiles.ofNanoseconds(ask(QUESTIONS_A_ROUND));
      middle.add(times.milliseconds(50));
      late.add(times.milliseconds(99));
    }
    DirectoryMain.tell(
        "a look-up, CPU time, ms",
        (double) hub.cpuTime().minus(cpuBefore).toMillis() / (ROUNDS * QUESTIONS_A_ROUND));
  }

  /** Asks for so many addresses; how long each took. */
  private List<Long> ask(int questions) throws IOException {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      String address = NationalRegister.address((int) (next++ * 7919L % networks));
      long begin = System.nanoTime();
      String answer =
          bot.get(
              "/intelmq/lookup?classification_taxonomy=vulnerable&classification_type=vulnerable-system"
                  + "&feed_provider=Scanner&feed_name=Open+Services&feed_status=production&ip="
                  + address);
      times.add(System.nanoTime() - begin);
      if (!answer.contains("@isp.example")) {
        throw new IOException("Somebody is responsible for each address here: " + answer);
      }
    }
    return times;
  }
}

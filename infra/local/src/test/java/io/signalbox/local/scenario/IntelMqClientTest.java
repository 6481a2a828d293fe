package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import io.signalbox.scenarios.Hub;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * IntelMQ's client sends events to a hub and collects them from it, in bots of IntelMQ that are
 * killed meanwhile. {@code infra/interop/kills} does it for longer, and kills the hub as well.
 */
class IntelMqClientTest {
  private static final Path PACKAGES = LocalHubs.root().resolve("infra/bench/intelmq.txt");
  private static final Path SCRIPT =
      LocalHubs.root().resolve("infra/interop/python/intelmq_kills.py");

  @Test
  void killed_bots_lose_nothing_and_pass_nothing_on_twice() {
    try (Hub hub = LocalHubs.start("hub-under-test")) {
      List<String> words =
          List.of(
              PythonEnvironment.of(PACKAGES).program("python"),
              SCRIPT.toString(),
              "--url=" + hub.baseUrl(),
              "--token=" + hub.administratorToken(),
              "--kills=6",
              "--events=3000",
              "--pause=0.4");

      assertThat(new Command(words, Map.of("PYTHONDONTWRITEBYTECODE", "1")).run())
          .contains("3000 events, 6 kills", "0 lost, 0 twice");
    }
  }
}

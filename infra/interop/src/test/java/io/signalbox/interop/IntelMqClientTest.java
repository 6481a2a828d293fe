package io.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** IntelMQ's client, by its own tests: in IntelMQ, with its Redis, against answers of any kind. */
class IntelMqClientTest {
  private static final Path PYTHON = Path.of("python").toAbsolutePath();
  private static final Path CLIENT = Path.of("../clients/intelmq/src").toAbsolutePath().normalize();

  @Test
  void its_tests_pass() {
    String python = PythonEnvironment.of(Path.of("../bench/intelmq.txt")).program("python");
    List<String> words =
        List.of(
            python,
            "-W",
            "ignore",
            "-m",
            "unittest",
            "discover",
            "-s",
            PYTHON + "/client",
            "-t",
            PYTHON.toString());
    Map<String, String> environment =
        Map.of(
            "PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1", "PYTHONPATH", CLIENT + ":" + PYTHON);

    assertThat(new Command(words, environment).run())
        .containsPattern("Ran [1-9][0-9]+ tests")
        .contains("OK")
        .doesNotContain("skipped");
  }
}

package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A script says how it is called, and does nothing for a word that it does not know. */
class ScriptsTest {
  private static final Path INFRA = BuildModule.ROOT.resolve("infra");
  private static final int DEPTH = 3;
  private static final int MISUSE = 2;

  private record Answer(int status, String text) {}

  @TestFactory
  Stream<DynamicTest> aScriptHelps() throws IOException {
    return scripts()
        .map(
            script ->
                test(
                    script,
                    "--help",
                    answer -> {
                      assertThat(answer.status()).isZero();
                      assertThat(answer.text()).contains(script.getFileName().toString());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aScriptRefusesWhatItDoesNotKnow() throws IOException {
    return scripts()
        .map(
            script ->
                test(
                    script,
                    "--no-such-option",
                    answer -> {
                      assertThat(answer.status()).isEqualTo(MISUSE);
                      assertThat(answer.text()).contains("--no-such-option");
                    }));
  }

  private interface Check {
    void holds(Answer answer);
  }

  private static DynamicTest test(Path script, String argument, Check check) {
    return DynamicTest.dynamicTest(
        INFRA.relativize(script).toString(), () -> check.holds(run(script, argument)));
  }

  private static Answer run(Path script, String argument) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of("bash", script.toString(), argument))
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }

  /**
   * The scripts that share the launcher, but for the hub's, which read their options themselves.
   */
  private static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.find(INFRA, DEPTH, (path, kind) -> kind.isRegularFile())) {
      List<Path> found = files.filter(ScriptsTest::isScript).sorted().toList();
      assertThat(found).hasSizeGreaterThan(5);
      return found.stream();
    }
  }

  private static boolean isScript(Path file) {
    try {
      return Files.isExecutable(file)
          && !List.of("hub", "signalbox-hub").contains(file.getFileName().toString())
          && Files.readString(file).contains("launcher.sh\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

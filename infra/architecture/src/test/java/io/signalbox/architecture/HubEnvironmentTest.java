package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher in the environments that services, cron and people have. */
class HubEnvironmentTest {
  private static final String SHOWN =
      "hub_environment; echo ${LC_ALL:-none} ${MALLOC_ARENA_MAX:-none}";

  @Test
  void a_java_is_found_without_a_home() throws Exception {
    assertThat(said("java_home", Map.of("JAVA_HOME", System.getProperty("java.home"))))
        .isEqualTo(System.getProperty("java.home"));
  }

  @ParameterizedTest
  @CsvSource({
    "LANG, C, C.UTF-8 2",
    "LC_ALL, POSIX, C.UTF-8 2",
    "LC_CTYPE, de_AT.ISO-8859-1, C.UTF-8 2",
    "LANG, de_AT.UTF-8, none 2",
    "LANG, en_US.utf8, none 2",
    "LC_ALL, et_EE.UTF-8, et_EE.UTF-8 2",
    "MALLOC_ARENA_MAX, 8, C.UTF-8 8"
  })
  void names_of_files_are_in_utf8_whatever_the_locale(String name, String value, String shown)
      throws Exception {
    assertThat(said(SHOWN, Map.of(name, value))).isEqualTo(shown);
  }

  private static String said(String command, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder bash =
        new ProcessBuilder(
            "bash",
            "-euc",
            ". \"$0\"; " + command,
            BuildModule.ROOT.resolve("infra/launcher.sh").toString());
    bash.environment().clear();
    bash.environment().put("PATH", System.getenv("PATH"));
    bash.environment().putAll(variables);
    Process process = bash.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.strip();
  }
}

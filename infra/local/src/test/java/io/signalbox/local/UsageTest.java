package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.HubVersion;
import io.signalbox.python.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help and the version of a checkout that was never built are those of the hub. */
class UsageTest {
  private static final Path ROOT = TestHub.root();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path checkout;

  @BeforeEach
  void checkOut() throws IOException {
    for (String file :
        List.of(
            "pom.xml",
            "infra/launcher.sh",
            "infra/local/hub",
            "infra/local/src/main/resources/io/signalbox/local/usage.txt")) {
      Path copy = checkout.resolve(file);
      Files.createDirectories(Objects.requireNonNull(copy.getParent()));
      Files.copy(ROOT.resolve(file), copy);
    }
  }

  @Test
  void help_needs_no_build() throws IOException {
    assertThat(said("--help")).isEqualTo(text(Usage.ALL));
    assertThat(said("--demo", "--help")).isEqualTo(text(Usage.ALL));
    for (String command : Main.COMMANDS.keySet()) {
      assertThat(said(command, "--help")).isNotEmpty().isEqualTo(text(Usage.of(command)));
    }
  }

  @Test
  void the_version_needs_no_build() throws IOException {
    assertThat(said("--version")).isEqualTo(HubVersion.TEXT + "\n");
  }

  private static String text(String usage) {
    return usage.replace("$HUB", "infra/local/hub");
  }

  private String said(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", checkout + "/infra/local/hub"));
    command.addAll(List.of(words));
    Command.Result result = new Command(command, Map.of()).attempt();
    assertThat(result.status()).as(result.output()).isZero();
    return result.output();
  }
}

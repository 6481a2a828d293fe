package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start says that it builds, and what the build said where it fails. */
class BuildMessageTest {
  private static final Path LAUNCHER = Path.of("../launcher.sh").toAbsolutePath().normalize();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path root;

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectories(root.resolve("functions"));
    Files.createDirectories(root.resolve("infra/local"));
    Files.createFile(root.resolve("pom.xml"));
  }

  @Test
  void a_start_that_builds_first_says_so() throws Exception {
    makeMaven("exit 0");

    assertThat(started()).isEqualTo("Building infra/local (a few minutes the first time) …\n");
    assertThat(started()).as("once it is built").isEmpty();
  }

  @Test
  void a_build_that_fails_is_told_with_what_it_said_and_where_its_log_is() throws Exception {
    makeMaven("echo '[ERROR] no space left'; exit 1");

    assertThat(started()).contains("[ERROR] no space left", "The build failed; its log is /");
  }

  /** A Maven that does nothing but this. */
  private void makeMaven(String what) throws IOException {
    Path maven = Files.createDirectories(root.resolve("bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\n" + what + "\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
  }

  private String started() throws IOException, InterruptedException {
    ProcessBuilder bash =
        new ProcessBuilder(
            "bash",
            "-uc",
            ". \"$0\"; build_if_stale \"$1\" infra/local \"$1/product\"",
            LAUNCHER.toString(),
            root.toString());
    bash.environment().merge("PATH", root + "/bin", (path, first) -> first + ":" + path);
    Process process = bash.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}

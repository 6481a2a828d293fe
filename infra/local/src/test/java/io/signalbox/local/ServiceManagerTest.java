package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceManagerTest {
  private static final Map<String, String> SERVICE = Map.of("NOTIFY_SOCKET", "/run/notify");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Path told = Path.of("told");

  @BeforeEach
  void name() {
    told = folder.resolve("told");
  }

  /** A program that writes down what it is told, and where to. */
  private Path program(int status) throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("notify"),
            "#!/bin/sh\necho \"$NOTIFY_SOCKET $*\" >'%s'\nexit %d\n".formatted(told, status));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void a_service_tells_that_it_is_ready() throws Exception {
    new ServiceManager(SERVICE, program(0)).ready();
    assertThat(told).hasContent("/run/notify --ready\n");
  }

  @Test
  void a_hub_that_is_no_service_tells_nobody() throws Exception {
    new ServiceManager(Map.of(), program(0)).ready();
    assertThat(told).doesNotExist();
  }

  @Test
  void a_program_that_fails_or_is_missing_stops_no_hub() throws Exception {
    new ServiceManager(SERVICE, program(1)).ready();
    new ServiceManager(SERVICE, folder.resolve("absent")).ready();
    assertThat(told).exists();
  }
}

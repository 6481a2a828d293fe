package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that cannot start says in one line what to do. */
class StartErrorsTest {
  private static final int FAILURE = 1;
  private static final int MISUSE = 2;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private String fails(int status, String... options) throws Exception {
    try (HubProcess hub = HubProcess.start(List.of(), TestHub.root(), options)) {
      assertThat(hub.awaitExit()).isEqualTo(status);
      String errors = hub.errors();
      assertThat(errors).doesNotContain("\tat ", "Exception");
      return errors;
    }
  }

  @Test
  void a_port_that_is_taken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(fails(FAILURE, "--port", port, "--data", folder.resolve("data").toString()))
          .hasLineCount(1)
          .contains(port, "--port");
    }
  }

  @Test
  void a_data_folder_that_is_a_file() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(fails(FAILURE, "--port", "0", "--data", file.toString()))
        .hasLineCount(1)
        .contains(file.toString(), "--data");
  }

  @Test
  void a_folder_of_a_demo_for_a_real_hub() throws Exception {
    DataFolder.at(folder.resolve("demo"), true);
    assertThat(fails(FAILURE, "--port", "0", "--data", folder.resolve("demo").toString()))
        .hasLineCount(1)
        .contains("demo");
  }

  @Test
  void settings_that_are_refused() throws Exception {
    Path settings = Files.writeString(folder.resolve("settings.json"), "{\"destinations\": 7}");
    assertThat(
            fails(
                FAILURE,
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--settings",
                settings.toString()))
        .hasLineCount(1)
        .contains(settings.toString(), "/destinations")
        .doesNotContain("{");
  }

  @Test
  void settings_that_are_no_text() throws Exception {
    Path settings = Files.write(folder.resolve("settings.json"), new byte[] {(byte) 0xff, '{'});
    assertThat(failsWithSettings(settings)).contains(settings.toString(), "UTF-8");
    assertThat(failsWithSettings(folder)).contains(folder.toString(), "no settings file");
  }

  private String failsWithSettings(Path settings) throws Exception {
    String data = folder.resolve("data").toString();
    return fails(FAILURE, "--port", "0", "--data", data, "--settings", settings.toString());
  }

  @Test
  void an_address_that_has_no_machine() throws Exception {
    String data = folder.resolve("data").toString();
    assertThat(fails(FAILURE, "--port", "0", "--data", data, "--host", "hub.invalid"))
        .hasLineCount(1)
        .contains("hub.invalid", "--host")
        .doesNotContain("null");
  }

  @Test
  void a_machine_that_lets_no_library_be_loaded() throws Exception {
    List<String> properties = List.of("-Djava.io.tmpdir=" + folder.resolve("absent"));
    String data = folder.resolve("data").toString();
    try (HubProcess hub =
        HubProcess.start(properties, TestHub.root(), "--port", "0", "--data", data)) {
      assertThat(hub.awaitExit()).isEqualTo(FAILURE);
      assertThat(hub.errors())
          .contains("Signalbox cannot start: The library of RocksDB", "ROCKSDB_SHAREDLIB_DIR")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void a_backup_into_a_folder_that_is_not_there() throws Exception {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("store"));
    Path absent = folder.resolve("absent");
    assertThat(
            fails(
                FAILURE, "backup", absent.resolve("hub.zip").toString(), "--data", data.toString()))
        .hasLineCount(1)
        .startsWith("infra/local/hub backup failed: There is no folder " + absent);
  }

  @Test
  void the_help_names_every_command() {
    assertThat(Usage.ALL)
        .contains("--port PORT")
        .contains(Main.COMMANDS.keySet().stream().map(name -> "$HUB " + name).toList());
  }

  @Test
  void mails_without_a_sender() throws Exception {
    assertThat(fails(MISUSE, "--smtp", "localhost:25"))
        .hasLineCount(1)
        .startsWith("--smtp needs --sender")
        .contains("--help");
  }
}

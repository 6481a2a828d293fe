package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub takes a quarter of the memory there is, 256 MB to 1 GB, or what it is told to take. */
class HeapTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "524288, max, 256",
    "2097152, max, 512",
    "25165824, max, 1024",
    "25165824, 3221225472, 768",
    "2097152, 9223372036854771712, 512"
  })
  void the_heap_follows_the_machine_and_its_container(
      String machineKilobytes, String containerBytes, String heapMegabytes) throws Exception {
    Path meminfo =
        Files.writeString(
            folder.resolve("meminfo"),
            "MemTotal:       " + machineKilobytes + " kB\nMemFree: 1 kB\n");
    Path limit = Files.writeString(folder.resolve("limit"), containerBytes);
    assertThat(said(0, Map.of("MEMINFO", meminfo.toString(), "MEMORY_LIMIT", limit.toString())))
        .isEqualTo(heapMegabytes + "m");
  }

  @ParameterizedTest
  @CsvSource({"256m, 256m", "512m, 512m", "1g, 1g", "2G, 2G", "300, 300m"})
  void who_states_a_heap_gets_it(String stated, String heap)
      throws IOException, InterruptedException {
    assertThat(said(0, Map.of("SIGNALBOX_HEAP", stated))).isEqualTo(heap);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lots", "0", "-1m", "512 MB", "1.5g"})
  void a_heap_that_is_no_size_is_refused_with_an_example(String stated)
      throws IOException, InterruptedException {
    assertThat(said(1, Map.of("SIGNALBOX_HEAP", stated))).contains("512m").contains(stated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16m", "9", "99M", "100m", "199m", "255"})
  void a_heap_in_which_no_hub_lives_is_refused(String stated)
      throws IOException, InterruptedException {
    assertThat(said(1, Map.of("SIGNALBOX_HEAP", stated))).contains("256m").contains(stated);
  }

  private static String said(int status, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-euc", ". \"$0\"; heap_size", launcher().toString());
    bash.environment().putAll(variables);
    Process process = bash.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isEqualTo(status);
    return text.strip();
  }

  private static Path launcher() {
    return BuildModule.ROOT.resolve("infra/launcher.sh");
  }
}

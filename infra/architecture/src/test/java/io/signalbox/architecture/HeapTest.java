package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hub takes a quarter of the memory there is, 256 MB to 1 GB. */
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
    assertThat(heap("MemTotal:       " + machineKilobytes + " kB\nMemFree: 1 kB\n", containerBytes))
        .isEqualTo(heapMegabytes);
  }

  private String heap(String machine, String container) throws IOException, InterruptedException {
    Path meminfo = Files.writeString(folder.resolve("meminfo"), machine);
    Path limit = Files.writeString(folder.resolve("limit"), container);
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-euc", ". \"$0\"; heap_megabytes", launcher().toString());
    bash.environment().put("MEMINFO", meminfo.toString());
    bash.environment().put("MEMORY_LIMIT", limit.toString());
    Process process = bash.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.strip();
  }

  private static Path launcher() {
    return BuildModule.ROOT.resolve("infra/launcher.sh");
  }
}

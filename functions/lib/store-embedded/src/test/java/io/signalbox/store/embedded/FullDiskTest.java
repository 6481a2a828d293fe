package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** A process whose files may not grow any further writes as long as it can. */
class FullDiskTest {
  private static final int FILE_LIMIT_KILOBYTES = 300;

  @Test
  void theFailureIsToldOnceAndNothingThatWasAnsweredIsLost(@TempDir Path directory)
      throws Exception {
    Path folder = directory.resolve("store");
    List<String> lines = writeUntilFull(folder);

    long answered = lines.stream().filter(line -> line.startsWith("answered")).count();
    assertThat(lines.stream().filter(line -> line.startsWith("failed"))).hasSize(1);
    assertThat(lines).anyMatch(line -> line.startsWith("failed UNUSABLE"));
    assertThat(lines).endsWith("refused after the failure");
    assertThat(answered).isPositive();
    try (EmbeddedStore store = StoreExample.open(folder)) {
      assertThat((long) StoreExample.items(store).size()).isGreaterThanOrEqualTo(answered);
    }
  }

  private static List<String> writeUntilFull(Path folder) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f " + FILE_LIMIT_KILOBYTES + "; exec \"$@\"",
                "bash",
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.library.path=" + library(folder.resolveSibling("library")),
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(lines::add);
    }
    assertThat(process.waitFor()).isEqualTo(FullDiskWriter.EXIT);
    return lines;
  }

  /** RocksDB's library, unpacked: the process could not write so large a file. */
  private static Path library(Path folder) throws IOException {
    String name = Environment.getJniLibraryFileName("rocksdb");
    Files.createDirectories(folder);
    try (InputStream library =
        Objects.requireNonNull(RocksDB.class.getClassLoader().getResourceAsStream(name))) {
      Files.copy(library, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
  }

  /** A failure is told to whoever writes, too. */
  static void assertRefused(Runnable write) {
    assertThatExceptionOfType(StoreException.Unavailable.class).isThrownBy(write::run);
  }
}

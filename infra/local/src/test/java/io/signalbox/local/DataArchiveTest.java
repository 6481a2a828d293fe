package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataArchiveTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void whatAKilledProcessLeftIsReplaced() throws IOException {
    Path left = Files.writeString(folder.resolve("hub.zip.part"), "the beginning of a backup");
    Path file = folder.resolve("hub.zip");

    DataArchive.write(file, List.of(new DataArchive.Part("name", source())), out -> out);

    assertThat(left).doesNotExist();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.getEntry("name")).isNotNull();
    }
  }

  @Test
  void theFileIsNotThereBeforeItIsWhole() throws IOException {
    Path file = folder.resolve("hub.zip");
    List<DataArchive.Part> parts =
        List.of(
            new DataArchive.Part("name", source()),
            new DataArchive.Part("absent", folder.resolve("absent")));

    assertThatIOException()
        .isThrownBy(() -> DataArchive.write(file, parts, out -> out))
        .withMessageContaining("absent");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("hub.zip"));
  }

  private Path source() throws IOException {
    return Files.writeString(folder.resolve("source"), "text");
  }
}
